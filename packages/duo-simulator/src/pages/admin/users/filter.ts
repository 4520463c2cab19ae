import type { UserView } from '../../../contract/users.ts'

/** Searches usernames, aliases, ids and devices, ignoring case. */
export function filterUsers(users: readonly UserView[], search: string): UserView[] {
  const wanted = search.trim().toLowerCase()
  if (wanted === '') return [...users]
  return users.filter((user) =>
    [
      user.username,
      user.userId,
      ...user.aliases,
      ...user.devices.flatMap((device) => [device.id, device.name, device.number]),
    ].some((text) => text.toLowerCase().includes(wanted)),
  )
}
