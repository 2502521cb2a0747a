/** What is drawn on a canvas, as a picture of lines: the same drawing code writes SVG. */

const INHERITED = { fillStyle: '#000', strokeStyle: '#000', lineWidth: 1, lineJoin: 'miter', globalAlpha: 1, font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', left: 0, top: 0 };
const ANCHORS = /** @type {Record<string, string>} */ ({ center: 'middle', right: 'end', end: 'end' });
/** How far below its place the base line of a text lies, in heights of its letters. */
const DROPS = /** @type {Record<string, number>} */ ({ middle: 0.35, top: 0.8, hanging: 0.8 });

/**
 * A stand-in for a canvas's context that knows paths, text and clipping to a path: what the charts draw with.
 * @param {number} width
 * @param {number} height
 * @param {(text: string, font: string) => number} measure width of a text
 * @returns {{context: CanvasRenderingContext2D, text: () => string}} `text`: the picture so far
 */
export function svgRecorder(width, height, measure) {
  /** @type {string[]} */
  const shapes = [];
  /** @type {string[]} */
  const clips = [];
  /** @type {(typeof INHERITED & {dash: number[], clip: number | null})[]} */
  const saved = [];
  let state = { ...INHERITED, dash: /** @type {number[]} */ ([]), clip: /** @type {number | null} */ (null) };
  let path = '';

  /** @param {string} name @param {string} attributes @param {string} [content] */
  function put(name, attributes, content) {
    const clip = state.clip === null ? '' : ` clip-path="url(#clip${state.clip})"`;
    const faint = state.globalAlpha < 1 ? ` opacity="${short(state.globalAlpha)}"` : '';
    shapes.push(`<${name} ${attributes}${faint}${clip}${content === undefined ? '/>' : `>${content}</${name}>`}`);
  }

  /** @param {number} x @param {number} y */
  const place = (x, y) => `${short(x + state.left)} ${short(y + state.top)}`;

  const methods = {
    save: () => void saved.push({ ...state }),
    restore: () => void (state = saved.pop() ?? state),
    beginPath: () => void (path = ''),
    closePath: () => void (path += 'Z'),
    /** @param {number} x @param {number} y */
    translate: (x, y) => void (state = { ...state, left: state.left + x, top: state.top + y }),
    /** @param {number} x @param {number} y */
    moveTo: (x, y) => void (path += `M${place(x, y)}`),
    /** @param {number} x @param {number} y */
    lineTo: (x, y) => void (path += `${path ? 'L' : 'M'}${place(x, y)}`),
    /** @param {number} x @param {number} y @param {number} across @param {number} down */
    rect: (x, y, across, down) => void (path += `M${place(x, y)}h${short(across)}v${short(down)}h${short(-across)}Z`),
    /** A whole circle. @param {number} x @param {number} y @param {number} radius */
    arc(x, y, radius) {
      const half = `a${short(radius)} ${short(radius)} 0 1 1`;
      path += `M${place(x - radius, y)}${half} ${short(2 * radius)} 0${half} ${short(-2 * radius)} 0Z`;
    },
    clip() {
      clips.push(`<clipPath id="clip${clips.length}"><path d="${path}"/></clipPath>`);
      state.clip = clips.length - 1;
    },
    stroke() {
      if (!path) return;
      const dash = state.dash.length ? ` stroke-dasharray="${state.dash.map(short).join(' ')}"` : '';
      put('path', `d="${path}" fill="none" stroke="${escape(state.strokeStyle)}" stroke-width="${short(state.lineWidth)}" stroke-linejoin="${state.lineJoin}"${dash}`);
    },
    fill() {
      if (path) put('path', `d="${path}" fill="${escape(state.fillStyle)}"`);
    },
    /** @param {number} x @param {number} y @param {number} across @param {number} down */
    fillRect: (x, y, across, down) => put('rect', `x="${short(x + state.left)}" y="${short(y + state.top)}" width="${short(across)}" height="${short(down)}" fill="${escape(state.fillStyle)}"`),
    /** @param {string} text @param {number} x @param {number} y */
    fillText(text, x, y) {
      const { size, family } = fontOf(state.font);
      const base = y + state.top + (DROPS[state.textBaseline] ?? 0) * size;
      put('text', `x="${short(x + state.left)}" y="${short(base)}" font-family="${escape(family)}" font-size="${short(size)}" text-anchor="${ANCHORS[state.textAlign] ?? 'start'}" fill="${escape(state.fillStyle)}"`, escape(text));
    },
    /** @param {string} text */
    measureText: (text) => ({ width: measure(text, state.font) }),
    /** @param {number[]} dash */
    setLineDash: (dash) => void (state.dash = dash),
  };
  const context = new Proxy(methods, {
    get: (target, name) => Reflect.get(name in target ? target : state, name),
    set: (_, name, value) => Reflect.set(state, name, value),
  });

  return {
    context: /** @type {any} */ (context),
    text: () => [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}">`,
      ...(clips.length ? [`<defs>${clips.join('')}</defs>`] : []), ...shapes, '</svg>', '',
    ].join('\n'),
  };
}

/** @param {number} value @returns {string} to a hundredth of a pixel */
const short = (value) => String(Math.round(value * 100) / 100);

/** @param {string} font as CSS has it: `12px system-ui, sans-serif` */
function fontOf(font) {
  const found = /([\d.]+)px\s+(.+)$/.exec(font);
  return { size: Number(found?.[1] ?? 10), family: found?.[2] ?? 'sans-serif' };
}

/** @param {string} text @returns {string} fit for XML, as text or between double quotes */
function escape(text) {
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
