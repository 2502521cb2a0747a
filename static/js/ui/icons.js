/**
 * The few pictures on buttons, drawn as SVG in the colour of the text.
 */

/** Paths on a square of 24; filled ones end in `fill`. */
const PATHS = {
  play: { d: 'M7 4.5v15l12.5-7.5z', filled: true },
  pause: { d: 'M6.5 4.5h4v15h-4zM13.5 4.5h4v15h-4z', filled: true },
  step: { d: 'M5 5v14l9.5-7zM16 5h3v14h-3z', filled: true },
  back: { d: 'M19 5v14l-9.5-7zM5 5h3v14H5z', filled: true },
  reset: { d: 'M5 4v6h6M5.6 10A8 8 0 1 1 4.6 15', filled: false },
  dice: { d: 'M4.5 4.5h15v15h-15zM8.6 8.5v.1M15.4 15.4v.1M12 12v.1M15.4 8.5v.1M8.6 15.4v.1', filled: false },
  book: { d: 'M12 6.5C9.5 4.8 6.5 4.5 3.5 5v13.5c3-.5 6-.2 8.5 1.5 2.5-1.7 5.5-2 8.5-1.5V5c-3-.5-6-.2-8.5 1.5zM12 6.5V20', filled: false },
  plus: { d: 'M12 5v14M5 12h14', filled: false },
  minus: { d: 'M5 12h14', filled: false },
  copy: { d: 'M8.5 8.5h11v11h-11zM15.5 8.5v-4h-11v11h4', filled: false },
  eye: { d: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z', filled: false },
  hidden: { d: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM4 20L20 4', filled: false },
  close: { d: 'M6 6l12 12M18 6L6 18', filled: false },
  chevron: { d: 'M6 9l6 6 6-6', filled: false },
  share: { d: 'M9.5 14.5l5-5M11 7.5l2-2a4 4 0 0 1 5.7 5.7l-2 2M13 16.5l-2 2a4 4 0 0 1-5.7-5.7l2-2', filled: false },
  download: { d: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19.5h14', filled: false },
  sun: { d: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M18.7 5.3l-1.4 1.4M6.7 17.3l-1.4 1.4', filled: false },
  moon: { d: 'M19.5 14.2A8 8 0 0 1 9.8 4.5a8 8 0 1 0 9.7 9.7z', filled: false },
  enlarge: { d: 'M14 4h6v6M20 4l-7 7M10 20H4v-6M4 20l7-7', filled: false },
  shrink: { d: 'M13 5v6h6M13 11l7-7M11 19v-6H5M11 13l-7 7', filled: false },
  projector: { d: 'M3 4.5h18M4.5 4.5v11h15v-11M12 15.5v3M8 20.5l4-2 4 2', filled: false },
  target: { d: 'M12 6.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM12 2.5v5M12 16.5v5M2.5 12h5M16.5 12h5', filled: false },
  system: { d: 'M3.5 5h17v11h-17zM9 20h6M12 16v4', filled: false },
};

/** @typedef {keyof typeof PATHS} IconName */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * @param {IconName} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name].d);
  if (PATHS[name].filled) path.setAttribute('class', 'filled');
  svg.appendChild(path);
  return svg;
}

/**
 * Replaces the icon of a button.
 * @param {Element} button
 * @param {IconName} name
 */
export function setIcon(button, name) {
  button.querySelector('svg')?.replaceWith(icon(name));
}
