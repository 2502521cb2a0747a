/** A canvas that remembers what was asked of it, for plots without a browser. */

export function fakeContext() {
  const calls = [];
  const state = { calls };
  return new Proxy(state, {
    get(target, name) {
      if (name === 'calls') return calls;
      if (name in target) return target[name];
      if (name === 'createImageData') {
        return (width, height) => ({ width, height, data: new Uint8ClampedArray(width * height * 4) });
      }
      if (name === 'createLinearGradient') return () => ({ addColorStop: (...stop) => calls.push({ name: 'addColorStop', args: stop }) });
      if (name === 'measureText') return (text) => ({ width: 7 * text.length });
      return (...args) => void calls.push({ name, args, fillStyle: target.fillStyle, strokeStyle: target.strokeStyle, lineWidth: target.lineWidth });
    },
  });
}

/** Canvases as createHeatmap makes them; `made` lists them with their contexts. */
export function canvasMaker() {
  const made = [];
  const makeCanvas = (width, height) => {
    const context = fakeContext();
    const canvas = { width, height, context, getContext: () => context };
    made.push(canvas);
    return canvas;
  };
  return { made, makeCanvas };
}

export const STYLE = { text: '#111', muted: '#666', line: '#999', grid: '#ddd', background: '#fff', font: '12px sans-serif' };
