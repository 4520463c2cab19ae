import type { PlacedRoom } from './floor-plan.ts'

/** Each name with the names that it imports. */
export type Graph = ReadonlyMap<string, ReadonlySet<string>>

export function toRoomGraph(rooms: readonly PlacedRoom[]): Graph {
  return new Map(rooms.map(({ name, imports }) => [name, new Set([...imports.values()].flat())]))
}

export function keepNames(graph: Graph, names: Iterable<string>): Graph {
  const kept = new Set(names)
  return new Map(
    [...graph]
      .filter(([name]) => kept.has(name))
      .map(([name, targets]) => [name, new Set([...targets].filter((each) => kept.has(each)))]),
  )
}

/** Renames every node. Arrows between nodes that get the same name are dropped. */
export function foldGraph(graph: Graph, rename: (name: string) => string): Graph {
  const folded = new Map<string, Set<string>>()
  for (const [from, targets] of graph) {
    const all = folded.get(rename(from)) ?? new Set()
    for (const target of targets) if (rename(target) !== rename(from)) all.add(rename(target))
    folded.set(rename(from), all)
  }
  return folded
}

/** Each as the names along it, the first once more at the end. */
export function findRings(graph: Graph): string[][] {
  const done = new Set<string>()
  const rings: string[][] = []
  const visit = (name: string, way: readonly string[]): void => {
    if (way.includes(name)) rings.push([...way.slice(way.indexOf(name)), name])
    if (done.has(name) || way.includes(name)) return
    for (const next of graph.get(name) ?? []) visit(next, [...way, name])
    done.add(name)
  }
  for (const name of graph.keys()) visit(name, [])
  return rings
}

/** Without the arrows that others imply: a → c where a → b → c. For graphs without rings. */
export function reduceGraph(graph: Graph): Graph {
  const reach = (name: string): Set<string> =>
    new Set([...(graph.get(name) ?? [])].flatMap((next) => [next, ...reach(next)]))
  return new Map(
    [...graph].map(([name, targets]) => {
      const implied = new Set([...targets].flatMap((target) => [...reach(target)]))
      return [name, new Set([...targets].filter((target) => !implied.has(target)))]
    }),
  )
}
