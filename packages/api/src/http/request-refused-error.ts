/** A refusal before GraphQL: Fastify's error handler makes the answer of it. */
export class RequestRefusedError extends Error {
  override readonly name = 'RequestRefusedError'
  constructor(
    readonly statusCode: number,
    readonly publicMessage: string,
  ) {
    super(publicMessage)
  }
}
