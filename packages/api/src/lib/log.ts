/** What is logged: safe fields and a sentence. Never a request, an answer, or a whole error of somebody else's making. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** The parts of an error that are safe to log: name, code, message of our own making, and where it was thrown. */
export function toErrorFields(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { error: typeof error }
  const { code, fields } = error as { code?: unknown; fields?: object }
  return {
    error: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    message: error.message,
    ...fields,
    stack: error.stack
      ?.split('\n')
      .slice(1, 6)
      .map((line) => line.trim()),
    ...(error.cause instanceof Error ? { cause: { error: error.cause.name, message: error.cause.message } } : {}),
  }
}
