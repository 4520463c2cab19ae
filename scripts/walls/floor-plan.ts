import { dirname } from 'node:path/posix'
import { CODE, type FileTree } from './file-tree.ts'
import { type House, listNames, type Room } from './rooms/house.ts'

/** A folder with its row. */
export interface PlacedRoom {
  /** Unique in the repository: `api/people/users`. */
  readonly name: string
  /** The same for all folders of one row: `api/modules/*`. */
  readonly rowName: string
  /** As its house calls it: `people/users`. */
  readonly key: string
  readonly folder: string
  /** The first folder of its way in its house: `api/people`, or the house’s name for the house’s own folder. */
  readonly group: string
  readonly house: House
  readonly row: Room
  /** Each name of the row, with the rooms that it stands for. */
  readonly imports: ReadonlyMap<string, readonly string[]>
  readonly inTests: ReadonlyMap<string, readonly string[]>
}

/** The table, matched with the folders of the repository. */
export interface FloorPlan {
  readonly rooms: readonly PlacedRoom[]
  /** Rows without a folder, and names in rows that stand for no room. */
  readonly problems: readonly string[]
  findRoomOf(file: string): PlacedRoom | null
}

/** Folders that belong to the room around them, also where that has rooms in it. */
const PARTS_OF_A_ROOM = new Set(['testing', 'gql'])

export function createFloorPlan(houses: readonly House[], { files }: Pick<FileTree, 'files'>): FloorPlan {
  const folders = new Set([...files].filter((file) => CODE.test(file)).map((file) => dirname(file)))
  const placed = houses.flatMap((house) => placeRooms(house, folders))
  const names = new Set(placed.map(({ name }) => name))
  const problems: string[] = []
  const resolve = (house: House, room: string, written?: string) =>
    new Map(
      listNames(written).map((name) => {
        const own = findNames(names, toName(house, name))
        const found = own.length > 0 ? own : findNames(names, name)
        if (found.length === 0) problems.push(`The row of ${room} names ${name}, which is no room.`)
        return [name, found.filter((each) => each !== room)]
      }),
    )
  const rooms = placed.map((room) => ({
    ...room,
    imports: resolve(room.house, room.name, room.row.imports),
    inTests: resolve(room.house, room.name, room.row.inTests),
  }))
  const findRoomOf = createFinder(rooms)
  const filled = new Set([...folders].map((folder) => findRoomOf(`${folder}/`)?.rowName))
  const rows = houses.flatMap((house) => Object.keys(house.rooms).map((key) => toName(house, key)))
  problems.push(
    ...rows.filter((row) => !filled.has(row)).map((row) => `The row of ${row} stands for no folder with code.`),
  )
  return { rooms, problems, findRoomOf }
}

/** Folders by their row; a row for `modules/*` places a room for each folder that has no row of its own. */
function placeRooms(house: House, folders: ReadonlySet<string>): Omit<PlacedRoom, 'imports' | 'inTests'>[] {
  const place = (rowKey: string, row: Room) => (key: string) => ({
    name: toName(house, key),
    rowName: toName(house, rowKey),
    key,
    folder: toFolder(house, key),
    group: toName(house, key.split('/')[0] ?? key),
    house,
    row,
  })
  return Object.entries(house.rooms).flatMap(([rowKey, row]) => {
    if (!rowKey.endsWith('/*')) return [rowKey].map(place(rowKey, row))
    const parent = toFolder(house, rowKey.slice(0, -2))
    return [...folders]
      .filter((folder) => dirname(folder) === parent)
      .map((folder) => `${rowKey.slice(0, -1)}${folder.slice(parent.length + 1)}`)
      .filter((key) => !(key in house.rooms))
      .map(place(rowKey, row))
  })
}

function createFinder(rooms: readonly PlacedRoom[]): FloorPlan['findRoomOf'] {
  const byFolder = new Map(rooms.map((room) => [room.folder, room]))
  const withRooms = new Set(rooms.flatMap(({ folder }) => listParents(folder)))
  const find = (folder: string): PlacedRoom | null => {
    const room = [folder, ...listParents(folder)].map((each) => byFolder.get(each)).find((each) => each !== undefined)
    if (!room || room.folder === folder || !withRooms.has(room.folder)) return room ?? null
    const [first = ''] = folder.slice(room.folder.length + 1).split('/')
    return PARTS_OF_A_ROOM.has(first) ? room : null
  }
  return (file) => find(file.includes('/') ? file.slice(0, file.lastIndexOf('/')) : '')
}

/** From the nearest on. */
function listParents(folder: string): string[] {
  const parts = folder.split('/')
  return parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('/'))
}

function findNames(names: ReadonlySet<string>, name: string): string[] {
  if (!name.endsWith('/*')) return names.has(name) ? [name] : []
  return [...names].filter((each) => each.startsWith(name.slice(0, -1)))
}

const toName = (house: House, key: string): string =>
  key === '.' ? house.name : house.name === '' ? key : `${house.name}/${key}`

const toFolder = (house: House, key: string): string =>
  key === '.' ? house.folder : house.folder === '' ? key : `${house.folder}/${key}`
