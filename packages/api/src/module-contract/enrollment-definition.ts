/** What administrators can decide about one user and this module. */
export interface EnrollmentDefinition {
  /** Whether administrators can hand out one-time enrollment codes. */
  usesCodes?: boolean
  /** The user's name at the other side, if administrators can set it user by user. */
  externalName?: ExternalNameDefinition
}

export interface ExternalNameDefinition {
  label: string
  help: string
  /** The name that the settings alone produce; empty if the user has no such attribute. */
  toName(settings: Readonly<Record<string, unknown>>, user: { username: string; email: string | null }): string
}
