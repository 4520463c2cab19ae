const PREFIX = '/frame/prompt/'

/** Where a prompt is shown, and what its forms are sent to. */
export function promptPath(id: string, action = ''): string {
  return `${PREFIX}${id}${action && `/${action}`}`
}

export const isPromptPath = (path: string): boolean => path.startsWith(PREFIX)

/** What comes after the prefix: an id, with an action perhaps, or the name of a file. */
export function parsePromptPath(path: string): { id: string; action: string } {
  const [id = '', action = ''] = path.slice(PREFIX.length).split('/', 2)
  return { id, action }
}
