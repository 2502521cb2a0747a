/** A relief on the graphics card: surface and ribbons. All of it is made again after the card has lost it. */

import { HIGH } from './relief-box.js';
import { createFacing } from './relief-facing.js';
import { STRIDE } from './relief-mesh.js';
import { SIZE } from './relief-ribbon.js';
import { MOST_LEVELS, RIBBON, SURFACE } from './relief-shaders.js';

/** @typedef {import('./colour.js').Triple} Triple */
/** @typedef {import('./relief-camera.js').View} View */

/**
 * Colours are red, green, blue from 0 to 255.
 * @typedef {object} Picture
 * @property {View} view
 * @property {number} ratio device pixels to each CSS pixel
 * @property {Triple} background
 * @property {Triple} ink of the lines
 * @property {number[]} levels heights of the contour lines, 0..1, rising
 * @property {[number, number, number, number]} grid first line and distance along x, the same along y, in the box
 * @property {number} weight how many times as thick as usual lines are
 * @property {RibbonLook[]} ribbons the last is on top
 */
/** @typedef {{key: string, pairs: number, until: number, colour: Triple}} RibbonLook */

const BYTES = 4;
/** A pair of points is drawn as two triangles. Instances would say it shorter, but drawing without a graphics card is slow at them. */
const QUAD = [0, 1, 2, 2, 1, 3];
const CORNERS = 4;
/** Half widths in CSS pixels, and that of the edge around a path. */
const THICK = { path: 1.15, hidden: 0.8, dot: 1.9, edge: 1 };
/** A part that the surface hides is so much of its own colour, and the rest background. */
const FAINT = 0.42;
/** Of the depth of the picture: the thickness that ribbons lie above the surface. */
const NEARER = 0.012;
/** Through its lower side a surface can be seen: a rim in front does not hide the valley. */
const LOWER_SIDE = 0.3;
/** Towards the light, seen from the camera: from the upper left. */
const LIGHT = /** @type {const} */ ([-0.5, 0.35, 0.8]);

/** @typedef {ReturnType<typeof createScene>} Scene */

/** @param {WebGL2RenderingContext} gl */
export function createScene(gl) {
  const surface = createProgram(gl, SURFACE);
  const ribbon = createProgram(gl, RIBBON);
  const [ground, vertices, triangles, quads, ramp] = [gl.createVertexArray(), gl.createBuffer(), gl.createBuffer(), gl.createBuffer(), gl.createTexture()];
  /** Pairs that there are quads for. */
  let most = 0;
  /** @type {ReturnType<typeof createFacing>} */
  let facing = () => ({ triangles: new Uint32Array(), upper: 0 });
  let drawn = { count: 0, upper: 0, eye: '' };
  /** Capacity in points. @type {Map<string, {array: WebGLVertexArrayObject, buffer: WebGLBuffer, capacity: number}>} */
  const ribbons = new Map();

  gl.bindVertexArray(ground);
  gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
  attribute(gl, 0, 3, STRIDE, 0);
  attribute(gl, 1, 2, STRIDE, 3);
  gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, triangles);
  gl.bindTexture(gl.TEXTURE_2D, ramp);
  for (const [name, value] of [[gl.TEXTURE_MIN_FILTER, gl.LINEAR], [gl.TEXTURE_MAG_FILTER, gl.LINEAR], [gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE]]) {
    gl.texParameteri(gl.TEXTURE_2D, name, value);
  }

  /** @param {Picture} picture @param {number} opacity @param {number} first number of the triangles @param {number} count */
  function drawSurface({ view, ink, levels, grid }, opacity, first, count) {
    if (!count) return;
    gl.useProgram(surface.program);
    gl.bindVertexArray(ground);
    gl.uniformMatrix4fv(surface.at('matrix'), false, view.matrix);
    gl.uniform1f(surface.at('high'), HIGH);
    const lines = levels.slice(0, MOST_LEVELS);
    if (lines.length) gl.uniform1fv(surface.at('levels'), lines);
    gl.uniform1i(surface.at('count'), lines.length);
    gl.uniform4fv(surface.at('grid'), grid);
    gl.uniform3fv(surface.at('ink'), shares(ink));
    gl.uniform3fv(surface.at('light'), unit(view.direction(LIGHT)));
    gl.uniform1f(surface.at('opacity'), opacity);
    gl.drawElements(gl.TRIANGLES, count, gl.UNSIGNED_INT, first * BYTES);
  }

  /** Sorts the triangles when it is looked at from elsewhere. @param {View} view */
  function face({ eye }) {
    if (drawn.eye === String(eye)) return;
    const { triangles: sorted, upper } = facing(eye);
    gl.bindVertexArray(ground);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, sorted, gl.DYNAMIC_DRAW);
    drawn = { count: sorted.length, upper, eye: String(eye) };
  }

  /** @param {Picture} picture @param {RibbonLook} look @param {{colour: Triple, thick: number, dot: number, edge: number}} how */
  function drawRibbon({ ratio, weight, background }, { key, pairs, until }, { colour, thick, dot, edge }) {
    const known = ribbons.get(key);
    if (!known || pairs < 1) return;
    gl.bindVertexArray(known.array);
    gl.uniform1f(ribbon.at('until'), until);
    gl.uniform1f(ribbon.at('thick'), thick * weight * ratio);
    gl.uniform1f(ribbon.at('dot_'), dot * weight * ratio);
    gl.uniform1f(ribbon.at('edge'), edge * weight * ratio);
    gl.uniform3fv(ribbon.at('around'), shares(background));
    gl.uniform3fv(ribbon.at('colour'), shares(colour));
    gl.drawElements(gl.TRIANGLES, pairs * QUAD.length, gl.UNSIGNED_INT, 0);
  }

  /** @param {Picture} picture */
  function drawRibbons(picture) {
    const { view, background, ribbons: looks } = picture;
    gl.useProgram(ribbon.program);
    gl.uniformMatrix4fv(ribbon.at('matrix'), false, view.matrix);
    gl.uniform2f(ribbon.at('size'), gl.drawingBufferWidth, gl.drawingBufferHeight);
    gl.uniform1f(ribbon.at('nearer'), NEARER);
    gl.depthFunc(gl.GREATER);
    for (const look of looks) drawRibbon(picture, look, { colour: mixed(background, look.colour, FAINT), thick: THICK.hidden, dot: 0, edge: 0 });
    gl.depthFunc(gl.LEQUAL);
    for (const look of looks) drawRibbon(picture, look, { colour: look.colour, thick: THICK.path, dot: THICK.dot, edge: THICK.edge });
  }

  /** Quads for so many pairs, in the one buffer of all ribbons. @param {number} pairs */
  function addQuads(pairs) {
    if (pairs <= most) return;
    most = pairs;
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, Uint32Array.from({ length: pairs * QUAD.length }, (_, i) => Math.floor(i / QUAD.length) * CORNERS + QUAD[i % QUAD.length]), gl.STATIC_DRAW);
  }

  return {
    /** @param {Pick<import('./relief-mesh.js').Mesh, 'vertices' | 'triangles'>} mesh */
    setMesh(mesh) {
      gl.bindVertexArray(ground);
      gl.bindBuffer(gl.ARRAY_BUFFER, vertices);
      gl.bufferData(gl.ARRAY_BUFFER, mesh.vertices, gl.STATIC_DRAW);
      facing = createFacing(mesh);
      drawn.eye = '';
    },

    /** @param {Uint8ClampedArray} lut RGBA from height 0 to 1 */
    setRamp(lut) {
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, lut.length / 4, 1, 0, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(lut));
    },

    /**
     * Takes over the points of a ribbon from `first` on.
     * @param {string} key
     * @param {Float32Array} data
     * @param {number} first
     * @param {number} length points
     */
    setRibbon(key, data, first, length) {
      let known = ribbons.get(key);
      if (!known) {
        known = { array: gl.createVertexArray(), buffer: gl.createBuffer(), capacity: 0 };
        ribbons.set(key, known);
        gl.bindVertexArray(known.array);
        gl.bindBuffer(gl.ARRAY_BUFFER, known.buffer);
        gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, quads);
        for (const place of [0, 1]) attribute(gl, place, SIZE, SIZE, place * SIZE * CORNERS); // a point and the next
      }
      gl.bindVertexArray(known.array);
      gl.bindBuffer(gl.ARRAY_BUFFER, known.buffer);
      const grows = length > known.capacity;
      if (grows) {
        known.capacity = data.length / SIZE;
        gl.bufferData(gl.ARRAY_BUFFER, known.capacity * CORNERS * SIZE * BYTES, gl.DYNAMIC_DRAW);
        addQuads(known.capacity);
      }
      const from = grows ? 0 : first;
      if (length > from) gl.bufferSubData(gl.ARRAY_BUFFER, from * CORNERS * SIZE * BYTES, atCorners(data, from, length));
    },

    /** @param {(key: string) => boolean} isThere */
    keepRibbons(isThere) {
      for (const [key, { array, buffer }] of ribbons) {
        if (isThere(key)) continue;
        gl.deleteVertexArray(array);
        gl.deleteBuffer(buffer);
        ribbons.delete(key);
      }
    },

    /** @param {Picture} picture */
    draw(picture) {
      gl.viewport(0, 0, gl.drawingBufferWidth, gl.drawingBufferHeight);
      const [red, green, blue] = shares(picture.background);
      gl.clearColor(red, green, blue, 1);
      gl.depthMask(true);
      gl.clear(gl.COLOR_BUFFER_BIT | gl.DEPTH_BUFFER_BIT);
      gl.enable(gl.DEPTH_TEST);
      gl.disable(gl.BLEND);
      face(picture.view);
      drawSurface(picture, 1, 0, drawn.upper);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      gl.depthMask(false);
      drawRibbons(picture);
      drawSurface(picture, LOWER_SIDE, drawn.upper, drawn.count - drawn.upper);
    },
  };
}

/**
 * @param {WebGL2RenderingContext} gl
 * @param {{attributes: string[], vertex: string, fragment: string}} sources their attributes have their places in that order
 */
function createProgram(gl, sources) {
  const program = gl.createProgram();
  for (const [kind, source] of /** @type {const} */ ([[gl.VERTEX_SHADER, sources.vertex], [gl.FRAGMENT_SHADER, sources.fragment]])) {
    const shader = gl.createShader(kind);
    if (!shader) continue; // the context is lost; what is made of it is made again
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  sources.attributes.forEach((name, place) => gl.bindAttribLocation(program, place, name));
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error(`a shader was refused: ${gl.getProgramInfoLog(program)}`);
  /** @type {Map<string, WebGLUniformLocation | null>} */
  const places = new Map();
  /** @param {string} name of a uniform */
  const at = (name) => places.get(name) ?? (places.set(name, gl.getUniformLocation(program, name)).get(name) ?? null);
  return { program, at };
}

/** @param {WebGL2RenderingContext} gl @param {number} place @param {number} size @param {number} stride numbers @param {number} offset numbers */
function attribute(gl, place, size, stride, offset) {
  gl.enableVertexAttribArray(place);
  gl.vertexAttribPointer(place, size, gl.FLOAT, false, stride * BYTES, offset * BYTES);
}

/** Points, each as often as its pair has corners. @param {Float32Array} data @param {number} from @param {number} to */
function atCorners(data, from, to) {
  const repeated = new Float32Array((to - from) * CORNERS * SIZE);
  for (let i = 0; i < repeated.length; i += 1) repeated[i] = data[(from + Math.floor(i / (CORNERS * SIZE))) * SIZE + (i % SIZE)];
  return repeated;
}

/** @param {Triple} colour @returns {Triple} 0..1 */
const shares = ([red, green, blue]) => [red / 255, green / 255, blue / 255];
/** @param {Triple} from @param {Triple} to @param {number} share @returns {Triple} */
const mixed = (from, to, share) => [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share, from[2] + (to[2] - from[2]) * share];
/** @param {Triple} vector @returns {Triple} */
const unit = (vector) => /** @type {Triple} */ (vector.map((value) => value / Math.hypot(...vector)));
