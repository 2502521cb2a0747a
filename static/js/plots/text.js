/** Text that fits. */

/**
 * The text, or as much of it as fits with dots at its end.
 * @param {CanvasRenderingContext2D} context its font counts
 * @param {string} text
 * @param {number} width pixels
 * @returns {string} empty where not even a letter fits
 */
export function shorten(context, text, width) {
  if (context.measureText(text).width <= width) return text;
  const letters = [...text];
  while (letters.length && context.measureText(`${letters.join('')}…`).width > width) letters.pop();
  return letters.length ? `${letters.join('').trimEnd()}…` : '';
}
