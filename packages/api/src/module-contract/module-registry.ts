import type { AuthenticationModule } from './authentication-module.ts'

/** The modules by id, in the order in which the console shows them. */
export class ModuleRegistry {
  readonly #byId: ReadonlyMap<string, AuthenticationModule>

  constructor(modules: readonly AuthenticationModule[]) {
    const byId = new Map<string, AuthenticationModule>()
    const answers = new Set<string>()
    for (const module of modules) {
      if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(module.id))
        throw new Error(`"${module.id}" can't be the id of a module`)
      if (byId.has(module.id)) throw new Error(`Two modules have the id "${module.id}"`)
      byId.set(module.id, module)
      for (const { name } of module.step.answers) {
        if (answers.has(name)) throw new Error(`Two modules answer as "${name}"`)
        answers.add(name)
      }
    }
    this.#byId = byId
  }

  list(): AuthenticationModule[] {
    return [...this.#byId.values()]
  }

  /** Those that administrators can put into schemes. */
  listForSchemes(): AuthenticationModule[] {
    return this.list().filter((module) => !module.step.onlyBuiltIn)
  }

  find(id: string): AuthenticationModule | null {
    return this.#byId.get(id) ?? null
  }

  get(id: string): AuthenticationModule {
    const module = this.#byId.get(id)
    if (!module) throw new Error(`There is no module "${id}"`)
    return module
  }
}
