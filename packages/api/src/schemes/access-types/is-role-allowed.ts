/** Whether somebody with these roles may log on by an access type. Denied goes before allowed; where none is named as allowed, everybody is. */
export function isRoleAllowed(
  roles: readonly string[],
  { rolesAllowed, rolesDenied }: { rolesAllowed: readonly string[]; rolesDenied: readonly string[] },
): boolean {
  if (roles.some((role) => rolesDenied.includes(role))) return false
  return rolesAllowed.length === 0 || roles.some((role) => rolesAllowed.includes(role))
}
