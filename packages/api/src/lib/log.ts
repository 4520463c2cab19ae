/** Logs safe fields and a sentence: never a request, an answer, or a whole error from other code. */
export interface Log {
  debug(fields: object, message: string): void
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/**
 * The parts of an error that are safe to log: name, code, the message if it is ours, and the place where it was thrown.
 */
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
