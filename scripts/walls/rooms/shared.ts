import type { House } from './house.ts'

export const SHARED: House = {
  name: 'shared',
  folder: 'packages/shared/src',
  walled: '*',
  rooms: {
    '.': {
      is: 'Contracts that the API, the console and the command agree on: setting fields, scheme rules, permissions, names. Does no I/O.',
    },
  },
}
