/** How the browser is asked to draw in space. */

/** Names of what draws without a graphics card. */
const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|basic render/i;
/** @type {WebGLContextAttributes} */
const ASKED = { alpha: false, powerPreference: 'low-power' };

/**
 * WebGL on a canvas; null in a browser without it. Edges are smooth where a graphics card makes them so: without one that would
 * cost as much as all the rest.
 * @param {HTMLCanvasElement} canvas
 * @returns {WebGL2RenderingContext | null}
 */
export const openContext = (canvas) => canvas.getContext('webgl2', { ...ASKED, antialias: hasCard() });

function hasCard() {
  const gl = new OffscreenCanvas(1, 1).getContext('webgl2', ASKED);
  if (!gl) return false;
  // Some browsers say it only to those who ask for this; the others say it anyway.
  const told = String(gl.getParameter(gl.RENDERER));
  const asked = /webkit/i.test(told) && gl.getExtension('WEBGL_debug_renderer_info');
  const name = asked ? String(gl.getParameter(asked.UNMASKED_RENDERER_WEBGL)) : told;
  gl.getExtension('WEBGL_lose_context')?.loseContext();
  return !SOFTWARE.test(name);
}
