/**
 * Elements without ceremony.
 */

/** @typedef {Node | string | number | null | undefined | false} Child */

let serial = 0;

/**
 * An id that no other element of the page has.
 * @param {string} prefix
 */
export function uniqueId(prefix) {
  serial += 1;
  return `${prefix}-${serial}`;
}

/**
 * An element with its properties and children. A property that is a function is a listener for the
 * event of that name; one that the element has is set as such (`value`, `disabled`, `htmlFor`), any
 * other becomes an attribute. `null`, `undefined` and `false` leave an attribute out.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [properties]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function h(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) setProperty(element, name, value);
  append(element, children);
  return element;
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {any} value
 */
function setProperty(element, name, value) {
  if (value === null || value === undefined) return;
  if (typeof value === 'function') element.addEventListener(name, value);
  else if (name === 'class') element.className = value;
  else if (name === 'data') Object.assign(element.dataset, value);
  else if (name in element && !name.includes('-') && name !== 'list') /** @type {any} */ (element)[name] = value;
  else if (value !== false) element.setAttribute(name, value === true ? '' : String(value));
}

/**
 * @param {Node} parent
 * @param {Child[]} children
 */
export function append(parent, children) {
  for (const child of children) {
    if (child === null || child === undefined || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/**
 * Sets the text of an element if it is another one: called in every frame.
 * @param {Element} element
 * @param {string} text
 */
export function setText(element, text) {
  const first = element.firstChild;
  if (first instanceof Text && element.childNodes.length === 1) {
    if (first.data !== text) first.data = text;
  } else element.textContent = text;
}

/**
 * Gives the focus on: before a control that has it is hidden or disabled, or the keys would begin at the top again.
 * @param {HTMLElement} from
 * @param {HTMLElement} to
 */
export function handFocus(from, to) {
  if (from.contains(document.activeElement)) to.focus({ preventScroll: true });
}

/**
 * The element with this id, or an error that names it: a page without it is a mistake of ours.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element;
}

/**
 * Runs every undo, in reverse order, once.
 * @param {(() => void)[]} undo
 * @returns {() => void}
 */
export function all(undo) {
  return () => {
    for (const one of undo.splice(0).reverse()) one();
  };
}
