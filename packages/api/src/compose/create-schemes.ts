import type { ChangeGuard } from '../change-guard/proposed-change.ts'
import type { ModuleRegistry } from '../module-contract/module-registry.ts'
import { AccessTypeWriter } from '../schemes/access-types/access-type-writer.ts'
import { AccessTypeResolver } from '../schemes/access-types/access-type.resolver.ts'
import { AccessTypeService } from '../schemes/access-types/access-type.service.ts'
import { ensureBuiltInSchemes } from '../schemes/access-types/built-ins.ts'
import { StoredSchemeReader } from '../schemes/access-types/stored-scheme-reader.ts'
import { PublicationKeeper } from '../schemes/publications/publication-keeper.ts'
import { PublicationPolicyResolver } from '../schemes/publications/publication-policy.resolver.ts'
import { PublicationResolver } from '../schemes/publications/publication.resolver.ts'
import { SchemeReviewer } from '../schemes/publications/scheme-reviewer.ts'
import { SchemeWarningsResolver } from '../schemes/publications/scheme-warnings.resolver.ts'
import { SchemeWriter } from '../schemes/publications/scheme-writer.ts'
import { SchemeResolver } from '../schemes/publications/scheme.resolver.ts'
import { SchemeService } from '../schemes/publications/scheme.service.ts'
import { ModuleCatalog } from '../schemes/steps/module-catalog.ts'
import { StepWarnings } from '../schemes/steps/step-warnings.ts'
import type { RunningLogons } from '../schemes/versions/running-logons.ts'
import type { Foundation } from './foundation.ts'

/** The scheme of a new access type begins with the module whose secret the administration itself keeps. */
const FIRST_STEP = { module: 'password', options: {} }
const RECOVERY_MODULE = 'recovery-code'

/** Access types, and their schemes from the draft to the publication. */
export function createSchemes(
  { database, clock }: Foundation,
  modules: ModuleRegistry,
  { guard, running }: { guard: ChangeGuard; running: RunningLogons },
) {
  const catalog = new ModuleCatalog(modules)
  const keeper = new PublicationKeeper({ database, clock })
  const writer = new SchemeWriter({ clock, running })
  const service = new SchemeService({ database, catalog, clock, guard, writer, keeper, running })
  const accessTypeWriter = new AccessTypeWriter({ clock, running })
  const forAccessTypes = { database, guard, writer: accessTypeWriter, running, firstStep: FIRST_STEP }
  const stepWarnings = new StepWarnings(modules)
  const reviewer = new SchemeReviewer({ database, catalog, guard, stepWarnings, clock })
  const recoveryStep = modules.find(RECOVERY_MODULE) && { module: RECOVERY_MODULE, options: {} }
  return {
    firstSteps: [FIRST_STEP],
    catalog,
    keeper,
    writer,
    service,
    accessTypeWriter,
    stepWarnings,
    reader: new StoredSchemeReader(database, modules, clock),
    /** Makes the access types and schemes of a new database. */
    ensureBuiltIns: () => ensureBuiltInSchemes(database, clock.now(), { firstStep: FIRST_STEP, recoveryStep }),
    resolvers: [
      new SchemeResolver({ schemes: service, catalog, database }),
      new AccessTypeResolver({ service: new AccessTypeService(forAccessTypes), database, clock }),
      new PublicationResolver({ schemes: service, reviewer, keeper }),
      new PublicationPolicyResolver(database, clock),
      new SchemeWarningsResolver({ stepWarnings, catalog, database, clock }),
    ],
  }
}
