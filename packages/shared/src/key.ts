/** The form of keys and names that files and programs use: access types, schemes, roles and modules. */
export const KEY_PATTERN = '^[a-z][a-z0-9-]{0,30}$'

export const KEY_RULE = 'a lowercase letter, followed by up to 30 lowercase letters, digits and hyphens'

const KEY = new RegExp(KEY_PATTERN, 'u')

export const isKey = (text: string): boolean => KEY.test(text)
