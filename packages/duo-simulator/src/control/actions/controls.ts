import type { Simulation } from '../../account/simulation.ts'
import { ApplicationsControl } from './applications-control.ts'
import { DevicesControl } from './devices-control.ts'
import { PolicyControl } from './policy-control.ts'
import { PromptsControl } from './prompts-control.ts'
import { PushesControl } from './pushes-control.ts'
import { SystemControl } from './system-control.ts'
import { UsersControl } from './users-control.ts'

/** Every action on a simulation from outside. The control API and its typed methods share them. */
export class Controls {
  readonly simulation: Simulation
  readonly applications: ApplicationsControl
  readonly users: UsersControl
  readonly devices: DevicesControl
  readonly pushes: PushesControl
  readonly prompts: PromptsControl
  readonly policy: PolicyControl
  readonly system: SystemControl

  constructor(simulation: Simulation) {
    this.simulation = simulation
    this.applications = new ApplicationsControl(simulation)
    this.users = new UsersControl(simulation)
    this.devices = new DevicesControl(simulation, this.users)
    this.pushes = new PushesControl(simulation)
    this.prompts = new PromptsControl(simulation)
    this.policy = new PolicyControl(simulation, this.applications)
    this.system = new SystemControl(simulation)
  }
}
