import { ROOT } from '../lib/build-parts.ts'
import { replaceBetween } from '../lib/replace-between.ts'
import { drawRooms } from './draw-rooms.ts'
import { readFileTree } from './file-tree.ts'
import { createFloorPlan } from './floor-plan.ts'
import { HOUSES } from './rooms/houses.ts'
import { type House, listNames, type Room } from './rooms/house.ts'

/** Houses whose table is in a README of their own; the others' is in the document on the architecture. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  console: 'packages/console/README.md',
  'duo-simulator': 'packages/duo-simulator/README.md',
}
const ARCHITECTURE = 'docs/architecture.md'
const TITLES: Readonly<Record<string, string>> = {
  shared: 'Shared',
  api: 'API',
  cli: 'Command',
  '': 'Around the packages',
}

/** Writes the table of rooms into the documents, and the picture of the API's. */
export function documentRooms(): void {
  const plan = createFloorPlan(HOUSES, readFileTree(ROOT))
  const sections = HOUSES.filter(({ name }) => name in TITLES).map((house) => {
    const where = house.folder === '' ? '' : ` (\`${house.folder}\`)`
    return `#### ${TITLES[house.name]}${where}\n\n${toTable(house)}`
  })
  replaceBetween(ARCHITECTURE, 'rooms', sections.join('\n\n'))
  replaceBetween(ARCHITECTURE, 'picture', drawRooms(plan, 'api'))
  for (const house of HOUSES) {
    const document = DOCUMENTS[house.name]
    if (document !== undefined) replaceBetween(document, 'rooms', toTable(house))
  }
}

function toTable({ rooms }: House): string {
  const rows = Object.entries(rooms).map(([key, row]) => toRow(key, row))
  return ['| Room | Contents | Allowed imports |', '|---|---|---|', ...rows].join('\n')
}

function toRow(key: string, row: Room): string {
  const parts = [
    listNames(row.imports).join(', '),
    toPackages(row),
    row.inTests ? `in tests: ${listNames(row.inTests).join(', ')}` : '',
  ].filter((part) => part !== '')
  return `| \`${key}\` | ${row.is} | ${parts.join('; ') || 'nothing'} |`
}

function toPackages({ walled, packages }: Room): string {
  const names = listNames(packages)
    .map((name) => `\`${name}\``)
    .join(', ')
  if (walled === '*') return names === '' ? 'no packages' : `no packages but ${names}`
  return names === '' ? '' : `packages: ${names}`
}
