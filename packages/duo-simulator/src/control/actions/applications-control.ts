import type { Simulation } from '../../account/simulation.ts'
import { APPLICATION_TYPES, type ApplicationType, type ApplicationView } from '../../contract/applications.ts'
import { ControlError } from '../../lib/control-error.ts'
import { createApplicationRecord } from '../../state/application-record.ts'
import type { Application } from '../../state/model.ts'
import { findRedirectUriProblem } from '../../state/redirect-uri.ts'
import { toApplicationView } from '../views/application-view.ts'
import { Input } from './input.ts'

const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
const DEFAULT_NAMES: Record<ApplicationType, string> = {
  'auth-api': 'Partner Auth API',
  universal: 'Web SDK',
  'admin-api': 'Admin API',
}

/** The actions on the admin panel's page "Applications". */
export class ApplicationsControl {
  readonly #simulation: Simulation

  constructor(simulation: Simulation) {
    this.#simulation = simulation
  }

  list(): ApplicationView[] {
    return [...this.#simulation.state.applications.values()].map((application) => this.#toView(application))
  }

  create(input: unknown): ApplicationView {
    const fields = new Input(input).allowOnly('type', 'name', 'redirectUris')
    const type = fields.findOneOf('type', APPLICATION_TYPES) ?? 'auth-api'
    const name = fields.findText('name', 100) || DEFAULT_NAMES[type]
    const redirectUris = parseRedirectUris(fields, type)
    const application = {
      ...createApplicationRecord(type, name, this.#simulation.now()),
      redirectUris: redirectUris ?? [],
    }
    this.#simulation.state.applications.set(application.integrationKey, application)
    this.#simulation.changes.publish('applications', { kind: 'created' })
    return this.#toView(application)
  }

  update(integrationKey: string, input: unknown): ApplicationView {
    const fields = new Input(input).allowOnly('name', 'logo', 'redirectUris')
    const application = this.get(integrationKey)
    // Reads and checks everything before it changes anything.
    const name = fields.findText('name', 100) || application.name
    const redirectUris = parseRedirectUris(fields, application.type) ?? application.redirectUris
    const logo = fields.has('logo') ? parseLogo(fields.findText('logo', 500_000)) : application.logo
    Object.assign(application, { name, redirectUris, logo })
    this.#simulation.changes.publish('applications', { kind: 'updated' })
    return this.#toView(application)
  }

  remove(integrationKey: string): void {
    this.get(integrationKey)
    this.#simulation.transactions.endMatching((transaction) => transaction.integrationKey === integrationKey)
    this.#simulation.state.applications.delete(integrationKey)
    this.#simulation.prompts.removeByApplication(integrationKey)
    this.#simulation.changes.publish('applications', { kind: 'removed' })
  }

  get(integrationKey: string): Application {
    const application = this.#simulation.state.applications.get(integrationKey)
    if (!application) {
      throw new ControlError(
        404,
        'unknown_application',
        'No application has this integration key. List them with GET /control/applications.',
      )
    }
    return application
  }

  #toView(application: Application): ApplicationView {
    return toApplicationView(application, this.#simulation.addresses.apiHostname)
  }
}

function parseRedirectUris(fields: Input, type: ApplicationType): string[] | undefined {
  const redirectUris = fields.findTexts('redirectUris')
  if (!redirectUris) return undefined
  if (type !== 'universal' && redirectUris.length > 0)
    throw redirectUriRefusal('Only an application of type "universal" has redirect URIs: leave out redirectUris')
  for (const redirectUri of redirectUris) {
    const problem = findRedirectUriProblem(redirectUri)
    if (problem) throw redirectUriRefusal(`The redirect URI "${redirectUri}" ${problem}`)
  }
  return [...new Set(redirectUris)]
}

const redirectUriRefusal = (message: string): ControlError => new ControlError(400, 'invalid_redirect_uri', message)

function parseLogo(base64: string | undefined): string | null {
  if (!base64) return null
  const image = Buffer.from(base64, 'base64')
  if (!image.subarray(0, PNG_SIGNATURE.length).equals(PNG_SIGNATURE)) {
    throw new ControlError(400, 'invalid_logo', 'logo must be a PNG image in Base64, or null')
  }
  return image.toString('base64')
}
