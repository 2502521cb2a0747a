/** What the page says of its connection. */

export const SAYS = {
  again: 'Connected again.',
  lost: 'The connection to the server was lost. Trying again …',
  taken: 'Another page took this network over.',
  gone: 'The server no longer had this network: it was made again, from its start.',
  silent: 'The server did not answer.',
};
