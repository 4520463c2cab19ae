export interface GraphqlErrorBody {
  message?: string
  extensions?: { code?: string; reference?: string; retryAt?: string }
}

/** The server refused the request itself. (An answer that did not pass is a value, `problem`.) */
export class ApiError extends Error {
  readonly code: string
  readonly reference: string | null
  readonly retryAt: string | null

  constructor(body: GraphqlErrorBody) {
    super(body.message ?? 'The request was refused.')
    this.name = 'ApiError'
    this.code = body.extensions?.code ?? 'INTERNAL'
    this.reference = body.extensions?.reference ?? null
    this.retryAt = body.extensions?.retryAt ?? null
  }
}
