const PREFIX = '/frame/prompt/'

/** The path of a prompt's page and of its actions. */
export function promptPath(id: string, action = ''): string {
  return `${PREFIX}${id}${action && `/${action}`}`
}

export const isPromptPath = (path: string): boolean => path.startsWith(PREFIX)

/** Splits the path after the prefix: an id with an optional action, or a file name. */
export function parsePromptPath(path: string): { id: string; action: string } {
  const [id = '', action = ''] = path.slice(PREFIX.length).split('/', 2)
  return { id, action }
}
