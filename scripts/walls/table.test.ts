import { expect, test } from 'vitest'
import type { FileTree } from './file-tree.ts'
import { listWallProblems } from './list-wall-problems.ts'
import type { House } from './rooms/house.ts'

function createTree(texts: Readonly<Record<string, string>>): FileTree {
  return { files: new Set(Object.keys(texts)), read: (path) => texts[path] ?? '' }
}

const createHouse = (rooms: House['rooms'], walled?: string): House => ({
  name: 'house',
  folder: 'src',
  rooms,
  ...(walled === undefined ? {} : { walled }),
})

const TREE = createTree({
  'package.json': '{"name":"house","dependencies":{"kysely":"1"}}',
  'src/hall/hall.ts': "import { lamp } from '../cellar/lamp.ts'",
  'src/hall/hall.test.ts': "import { broom } from '../attic/broom.ts'",
  'src/cellar/lamp.ts': "import { sql } from 'kysely'",
  'src/attic/broom.ts': '',
})
const ROOMS = {
  hall: { is: 'Hall.', imports: 'cellar', inTests: 'attic' },
  cellar: { is: 'Cellar.', packages: 'kysely' },
  attic: { is: 'Attic.' },
}
const listProblems = (rooms: House['rooms'], tree = TREE): string[] =>
  listWallProblems([createHouse(rooms, 'kysely')], tree)

test('a table that describes the folders has no problems', () => {
  expect(listProblems(ROOMS)).toEqual([])
})

test('a folder without a row is refused, and so is an import from it', () => {
  const { attic: _, ...rooms } = ROOMS
  expect(listProblems({ ...rooms, hall: { is: 'Hall.', imports: 'cellar' } })).toEqual([
    'src/hall/hall.test.ts:1: ../attic/broom.ts leads to src/attic/broom.ts, which no row of the table covers.',
    'src/attic/broom.ts:1: src/attic/broom.ts is in a folder that no row of the table covers.',
  ])
})

test('a folder in a room belongs to it, unless other folders there have rows', () => {
  const tree = createTree({ 'src/hall/stairs/step.ts': '', 'src/hall/gql/hall.ts': '', 'src/hall/nook/seat.ts': '' })
  const hall = { is: 'Hall.' }
  expect(listProblems({ hall }, tree)).toEqual([])
  expect(listProblems({ hall, 'hall/nook': { is: 'Nook.' } }, tree)).toEqual([
    'src/hall/stairs/step.ts:1: src/hall/stairs/step.ts is in a folder that no row of the table covers.',
  ])
})

test('a row for every folder in one keeps these folders apart', () => {
  const tree = createTree({ 'src/beds/red/red.ts': "import '../blue/blue.ts'", 'src/beds/blue/blue.ts': '' })
  expect(listProblems({ 'beds/*': { is: 'A bed.' } }, tree)).toEqual([
    'src/beds/red/red.ts:1: ../blue/blue.ts is in house/beds/blue, which house/beds/red may not import.',
  ])
})

test('a row without a folder is refused', () => {
  const problem = 'The row of house/garden stands for no folder with code.'
  expect(listProblems({ ...ROOMS, garden: { is: 'Garden.' } })).toEqual([problem])
  expect(listProblems({ ...ROOMS, 'hall/*': { is: 'A box.' } })).toEqual([
    'The row of house/hall/* stands for no folder with code.',
  ])
})

test('a name that is no room is refused', () => {
  const hall = { ...ROOMS.hall, imports: 'cellar, garden' }
  expect(listProblems({ ...ROOMS, hall })).toContain('The row of house/hall names garden, which is no room.')
})

test('an allowed import that nothing uses is refused', () => {
  const cellar = { ...ROOMS.cellar, imports: 'attic' }
  expect(listProblems({ ...ROOMS, cellar })).toEqual([
    'The row of house/cellar has attic in imports, and nothing there uses it.',
  ])
})

test('an allowed package that nothing uses is refused', () => {
  const attic = { ...ROOMS.attic, packages: 'kysely' }
  expect(listProblems({ ...ROOMS, attic })).toEqual([
    'The row of house/attic has kysely in packages, and nothing there uses it.',
  ])
})

test('an import that tests alone need is not allowed to the rest', () => {
  const hall = { is: 'Hall.', imports: 'cellar, attic' }
  expect(listProblems({ ...ROOMS, hall })).toEqual([
    'The row of house/hall has attic in imports, and nothing there uses it.',
  ])
})

test('a ring of rooms is refused, though every import in it is allowed', () => {
  const tree = createTree({
    'src/hall/hall.ts': "import type { Lamp } from '../cellar/lamp.ts'",
    'src/cellar/lamp.ts': "import type { Hall } from '../hall/hall.ts'",
  })
  const rooms = { hall: { is: 'Hall.', imports: 'cellar' }, cellar: { is: 'Cellar.', imports: 'hall' } }
  expect(listProblems(rooms, tree)).toContain(
    'Rooms may import each other in a ring: house/hall → house/cellar → house/hall.',
  )
})

test('a ring of folders is refused where no two rooms make one', () => {
  const tree = createTree({
    'src/hall/stairs/step.ts': "import '../nook/seat.ts'",
    'src/hall/nook/seat.ts': "import '../stairs/step.ts'",
  })
  expect(listProblems({ hall: { is: 'Hall.' } }, tree)).toEqual([
    'Folders import each other in a ring: src/hall/stairs → src/hall/nook → src/hall/stairs.',
  ])
})

test('a ring of first folders is refused where their rooms make none', () => {
  const tree = createTree({
    'src/east/one/a.ts': "import '../../west/one/a.ts'",
    'src/west/one/a.ts': '',
    'src/west/two/a.ts': "import '../../east/two/a.ts'",
    'src/east/two/a.ts': '',
  })
  const rooms = {
    'east/one': { is: 'A room.', imports: 'west/one' },
    'west/one': { is: 'A room.' },
    'west/two': { is: 'A room.', imports: 'east/two' },
    'east/two': { is: 'A room.' },
  }
  expect(listProblems(rooms, tree)).toEqual([
    'Rooms may import each other in a ring: house/east → house/west → house/east.',
  ])
})
