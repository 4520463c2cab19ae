/** The API did not answer: no network, a time-out, or something in between that answered in its place. Retrying is safe. */
export class ConnectionError extends Error {
  constructor(cause?: unknown) {
    super('The server can’t be reached.', { cause })
    this.name = 'ConnectionError'
  }
}
