/** A surface in space with the paths of runs on it, to be turned: WebGL, with axes and marks on a canvas over it. */

import { fit } from './canvas.js';
import { parseColour } from './colour.js';
import { heightColours } from './height-colours.js';
import { drawReliefAxes, letters } from './relief-axes.js';
import { makeView } from './relief-camera.js';
import { openContext } from './relief-context.js';
import { makeMesh } from './relief-mesh.js';
import { createRibbon, pointAt } from './relief-ribbon.js';
import { createScene } from './relief-scene.js';
import { drawSigns } from './relief-signs.js';
import { linearTicks } from './ticks.js';

/** @typedef {import('./heights.js').HeightScale} HeightScale */
/** @typedef {import('./relief-axes.js').Names} Names */
/** @typedef {import('./relief-camera.js').Camera} Camera */
/** @typedef {import('./relief-mesh.js').Grid} Grid */
/** @typedef {import('./height-colours.js').HeightPalette & {style: import('./canvas.js').PlotStyle}} ReliefPalette */

/**
 * The path of a run up to a step. Where its `x` and `y` are the same arrays as before, or have only become longer, little is done.
 * @typedef {import('./relief-ribbon.js').Path & {key: string, colour: string, mark: import('./marks.js').Mark, upTo?: number}} ReliefPath upTo: all of it, if left out
 */
/** @typedef {{x: number, y: number, mark: import('./marks.js').Mark, label?: string, hollow?: boolean}} Spot a place of the plane that is marked */
/** @typedef {NonNullable<ReturnType<typeof createRelief>>} Relief */

/** Sizes of marks in CSS pixels. */
const HEAD = 11;
const SPOT = 10;
/** Room for labels around the box, in sizes of letters: heights stand at the left, the names of the other axes below. */
const ROOM = { left: 3.3, right: 1.3, top: 0.9, bottom: 1.5 };

/**
 * A relief on two canvases of the same place; null in a browser without WebGL.
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLCanvasElement} overlay above it
 * @param {{onRestored?: () => void}} [options] called when the picture was lost, by the graphics card, and can be drawn again
 */
export function createRelief(canvas, overlay, { onRestored = () => {} } = {}) {
  const gl = openContext(canvas);
  if (!gl) return null;
  /** @type {import('./relief-scene.js').Scene | null} */
  let scene = createScene(gl);
  /** @type {{grid: Grid, scale: HeightScale, names: Names, mesh: import('./relief-mesh.js').Mesh, levels: number[]} | null} */
  let surface = null;
  /** @type {ReliefPalette | null} */
  let palette = null;
  /** @type {ReliefPath[]} */
  let paths = [];
  /** @type {Spot[]} */
  let spots = [];
  /** @type {Map<string, import('./relief-ribbon.js').Ribbon>} */
  const ribbons = new Map();
  /** @type {import('./relief-camera.js').View | null} */
  let view = null;

  const lost = (/** @type {Event} */ event) => {
    event.preventDefault(); // else it never comes back
    scene = null;
  };
  const restored = () => {
    scene = createScene(gl);
    if (surface) scene.setMesh(surface.mesh);
    if (palette) scene.setRamp(heightColours(palette).lut);
    for (const [key, ribbon] of ribbons) scene.setRibbon(key, ribbon.data(), 0, ribbon.length());
    onRestored();
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);

  function updateRibbons() {
    for (const key of ribbons.keys()) if (!paths.some((path) => path.key === key)) ribbons.delete(key);
    scene?.keepRibbons((key) => ribbons.has(key));
    if (!surface) return;
    for (const path of paths) {
      const ribbon = ribbons.get(path.key) ?? createRibbon();
      ribbons.set(path.key, ribbon);
      const first = ribbon.update(path, surface.mesh, surface.scale);
      scene?.setRibbon(path.key, ribbon.data(), first, ribbon.length());
    }
  }

  /** @param {{mesh: import('./relief-mesh.js').Mesh}} of @returns {[number, number, number, number]} lines at the ticks of the axes */
  function gridLines({ mesh }) {
    const [[left, bottom], [right, top]] = [mesh.back(-1, -1), mesh.back(1, 1)];
    const [first, second] = [linearTicks(left, right), linearTicks(bottom, top)].map((ticks, axis) => ticks.slice(0, 2).map(({ value }) => mesh.place(axis ? 0 : value, axis ? value : 0)[axis]));
    return [first[0] ?? 0, (first[1] ?? 9) - (first[0] ?? 0), second[0] ?? 0, (second[1] ?? 9) - (second[0] ?? 0)];
  }

  /** Runs' heads, with those of the minima and the start. */
  function signs() {
    if (!surface || !palette) return [];
    const { mesh, scale } = surface;
    const { style } = palette;
    const weight = style.weight ?? 1;
    /** @type {import('./relief-signs.js').Sign[]} */
    const list = [];
    for (const { x, y, ...looks } of spots) {
      const at = mesh.place(x, y);
      const z = mesh.ground(...at);
      if (Number.isFinite(z)) list.push({ at: [...at, z], colour: style.text, size: SPOT * weight, ...looks });
    }
    for (const path of paths) {
      const at = pointAt(path, mesh, scale, path.upTo ?? Infinity);
      if (at) list.push({ at, mark: path.mark, colour: path.colour, size: HEAD * weight });
    }
    return list;
  }

  return {
    /**
     * @param {Grid | null} grid
     * @param {HeightScale} scale
     * @param {Names} [names] of the axes
     */
    setSurface(grid, scale, names = ['x', 'y', 'f']) {
      if (!grid) {
        surface = null;
        scene?.setMesh({ vertices: new Float32Array(), triangles: new Uint32Array() });
      } else if (surface?.grid === grid && surface.scale === scale) {
        surface.names = names;
      } else {
        surface = { grid, scale, names, mesh: makeMesh(grid, scale.of), levels: scale.levels.map(scale.of) };
        scene?.setMesh(surface.mesh);
        updateRibbons();
      }
    },

    /** @param {ReliefPath[]} now the last is on top */
    setPaths(now) {
      paths = now;
      updateRibbons();
    },

    /** Places that are marked: minima, the start. @param {Spot[]} now */
    setSpots(now) {
      spots = now;
    },

    /** @param {ReliefPalette} now */
    setPalette(now) {
      if (palette === now) return;
      palette = now;
      scene?.setRamp(heightColours(palette).lut);
    },

    /** @param {{camera: Camera, width: number, height: number, ratio: number}} options CSS pixels, and device pixels to each */
    draw({ camera, width, height, ratio }) {
      const context = fit(overlay, width, height, ratio);
      const { width: columns, height: rows } = overlay;
      if (canvas.width !== columns) canvas.width = columns;
      if (canvas.height !== rows) canvas.height = rows;
      if (!palette) return;
      const { style } = palette;
      const size = letters(style);
      view = makeView(camera, { width, height, margin: { left: ROOM.left * size, right: ROOM.right * size, top: ROOM.top * size, bottom: ROOM.bottom * size } });
      scene?.draw({
        view, ratio,
        background: parseColour(style.background), ink: parseColour(style.text),
        levels: surface?.levels ?? [],
        grid: surface ? gridLines(surface) : [0, 9, 0, 9],
        weight: style.weight ?? 1,
        ribbons: surface ? paths.map(({ key, colour, upTo = Infinity }) => ({ key, until: Math.min(upTo, 1e9), pairs: ribbons.get(key)?.pairs(upTo) ?? 0, colour: parseColour(colour) })) : [],
      });
      if (!surface) return;
      drawReliefAxes(context, view, { ...surface, style });
      drawSigns(context, view, { mesh: surface.mesh, signs: signs(), style });
    },

    /** What of the plane is drawn at a pixel of the last picture. @param {number} px CSS pixels @param {number} py @returns {[x: number, y: number] | null} */
    pick(px, py) {
      const hit = view && surface?.mesh.hit(view.ray(px, py));
      return hit && surface ? surface.mesh.back(...hit) : null;
    },

    dispose() {
      canvas.removeEventListener('webglcontextlost', lost);
      canvas.removeEventListener('webglcontextrestored', restored);
      gl.getExtension('WEBGL_lose_context')?.loseContext(); // the browser keeps only so many
    },
  };
}
