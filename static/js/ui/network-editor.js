/** The parameter editor, at the place of the drawing where a link or a bias was pressed; fetched when one first is. */

import { all, h } from './dom.js';
import { createLate } from './late.js';

/** @typedef {import('../core/types.js').One} One */
/** @typedef {import('../plots/network-hit.js').Hit} Hit */
/** @typedef {import('../plots/network-layout.js').Layout} Layout */
/** @typedef {import('../plots/network-layout.js').Link} Link */

const REACH = 8; // around the place where a link was pressed

/**
 * @param {import('./context.js').Context} context
 * @param {object} options
 * @param {HTMLElement} options.stage what the canvas fills
 * @param {() => string[]} options.features labels
 * @param {() => void} options.onShow another parameter is at hand, or none
 */
export function createNetworkEditor(context, { stage, features, onShow }) {
  const anchor = h('span', { class: 'edit-anchor', 'aria-hidden': 'true' });
  stage.append(anchor);
  /** @type {One | null} */
  let at = null;
  const editor = createLate('The editor of parameters', async () => {
    const { createParameterEditor } = await import('./parameter-editor.js');
    return createParameterEditor(context, { features, onShow: shown });
  }, context.store);

  /** Whether a press takes a parameter for something else; a sentence in the picture says so. @param {import('../core/state.js').Picking | null} picking */
  function tellPicking(picking) {
    if (picking) stage.dataset.picking = picking.says;
    else delete stage.dataset.picking;
  }

  /** @param {One | null} place */
  function shown(place) {
    at = place;
    onShow();
  }

  return {
    /**
     * @param {Hit} hit a link, or a unit for its bias
     * @param {{x: number, y: number, typing: boolean}} where in the stage it was pressed
     */
    async open(hit, { x, y, typing }) {
      const { picking } = context.store.get();
      if (picking) return picking.take(placeOf(hit));
      const { left, top, size } = hit.type === 'link' ? { left: x - REACH, top: y - REACH, size: 2 * REACH } : { left: hit.node.x, top: hit.node.y, size: hit.node.size };
      Object.assign(anchor.style, { left: `${left}px`, top: `${top}px`, width: `${size}px`, height: `${size}px` });
      (await editor.get())?.open(placeOf(hit), anchor, { typing });
    },
    /**
     * What the editor is about, as a part of the drawing.
     * @param {Layout} layout
     * @param {Link[]} links those drawn
     * @returns {Hit | null}
     */
    target(layout, links) {
      if (!at) return null;
      const { layer, unit, parameter, input } = at;
      const link = parameter === 'W' && links.find((each) => each.layer === layer && each.to === unit && each.from === input);
      if (link) return { type: 'link', link };
      const node = layout.nodes.find((each) => each.layer === layer && each.unit === unit);
      return node ? { type: parameter === 'b' && node.bias ? 'bias' : 'node', node } : null;
    },
    dispose: all([context.store.subscribe((state) => state.picking, tellPicking), () => editor.now()?.dispose()]),
  };
}

/** @param {Hit} hit @returns {One} */
function placeOf(hit) {
  if (hit.type === 'link') return { layer: hit.link.layer, parameter: 'W', unit: hit.link.to, input: hit.link.from };
  return { layer: hit.node.layer, parameter: 'b', unit: hit.node.unit };
}
