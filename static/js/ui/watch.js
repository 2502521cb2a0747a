/** What a canvas needs to know about the page without asking in every frame: its size, and whether it is seen. */

/** @typedef {{width: number, height: number, ratio: number, visible: boolean}} Seen */

/**
 * Keeps the size and visibility of an element at hand.
 * @param {Element} element
 * @param {(seen: Seen) => void} onChange also once at the start, when both are known
 * @returns {{seen: Seen, dispose: () => void}}
 */
export function watch(element, onChange) {
  /** @type {Seen} */
  const seen = { width: 0, height: 0, ratio: devicePixelRatio, visible: false };
  let onScreen = false;

  const update = () => {
    const visible = onScreen && !document.hidden && seen.width > 0 && seen.height > 0;
    const ratio = devicePixelRatio;
    if (visible === seen.visible && ratio === seen.ratio) return;
    Object.assign(seen, { visible, ratio });
    onChange(seen);
  };
  const sizes = new ResizeObserver((entries) => {
    const box = entries.at(-1)?.contentRect;
    if (!box || (box.width === seen.width && box.height === seen.height)) return;
    Object.assign(seen, { width: box.width, height: box.height, ratio: devicePixelRatio });
    seen.visible = onScreen && !document.hidden && box.width > 0 && box.height > 0;
    onChange(seen);
  });
  const places = new IntersectionObserver((entries) => {
    onScreen = entries.at(-1)?.isIntersecting ?? false;
    update();
  }, { rootMargin: '64px' });

  sizes.observe(element);
  places.observe(element);
  document.addEventListener('visibilitychange', update);
  addEventListener('resize', update);
  return {
    seen,
    dispose() {
      sizes.disconnect();
      places.disconnect();
      document.removeEventListener('visibilitychange', update);
      removeEventListener('resize', update);
    },
  };
}
