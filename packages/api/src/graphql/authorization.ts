import type { Permission } from '@sallyport/shared/permissions'
import { createMethodMiddlewareDecorator } from 'type-graphql'
import {
  ForbiddenError,
  ReauthRequiredError,
  TokenNotAllowedError,
  UnauthenticatedError,
} from '../errors/common-errors.ts'
import type { RequestContext } from './request-context.ts'
import type { SessionViewer } from '../caller/session-viewer.ts'

/**
 * Every field of Query, Mutation and Subscription carries exactly one of these three marks; a test walks the schema for it.
 * The marks are kept here by `Type.field`, for that test and for the printed descriptions.
 */
export const fieldRules = new Map<string, 'public' | 'session' | Permission>()

/** Fields that need a recent logon as well, and for which arguments. The same test wants every change of the administration here or on its list. */
export const freshLogonFields = new Map<string, 'always' | 'by-arguments'>()

function mark(target: object, name: string | symbol, rule: 'public' | 'session' | Permission): void {
  fieldRules.set(`${target.constructor.name}.${String(name)}`, rule)
}

/** Open to everyone, on purpose. */
export function Public(): MethodDecorator {
  return (target, name) => mark(target, name, 'public')
}

/** Needs a session, whatever its roles. What is about the person who logged on, or makes and ends ways in, is not for scripts, but for those whose token has `orTokenWith`. */
export function NeedsSession({ orTokenWith }: { orTokenWith?: Permission } = {}): MethodDecorator {
  return (target, name, descriptor) => {
    mark(target, name, 'session')
    createMethodMiddlewareDecorator<RequestContext>(({ context }, next) => {
      if (orTokenWith === undefined || !context.viewer?.permissions.includes(orTokenWith)) checkSession(context)
      return next()
    })(target, name, descriptor)
  }
}

/** Needs a session whose user has the permission now, or a script's token that has it and whose maker has it now. */
export function NeedsPermission(permission: Permission): MethodDecorator {
  return (target, name, descriptor) => {
    mark(target, name, permission)
    createMethodMiddlewareDecorator<RequestContext>(({ context }, next) => {
      checkPermission(context, permission)
      return next()
    })(target, name, descriptor)
  }
}

/**
 * Beside `NeedsPermission`, for sensitive changes: needs a session whose logon was completed a short while ago (ASVS 7.5.1), so that a
 * session that was left open or stolen can't make them. The way to a fresh one is an ordinary logon. A script's token counts as fresh.
 * @param isSensitive tells by the arguments, where only some uses of the field are sensitive
 */
export function NeedsFreshLogon<Args extends object = object>(isSensitive?: (args: Args) => boolean): MethodDecorator {
  return (target, name, descriptor) => {
    const field = `${target.constructor.name}.${String(name)}`
    freshLogonFields.set(field, isSensitive ? 'by-arguments' : 'always')
    createMethodMiddlewareDecorator<RequestContext>(({ context, args }, next) => {
      // Whichever of the two marks comes first: who lacks the permission hears of that, and is not sent to log on for nothing.
      const rule = fieldRules.get(field)
      const viewer =
        rule && rule !== 'public' && rule !== 'session' ? checkPermission(context, rule) : getViewer(context)
      if (!viewer.isLogonFresh && (!isSensitive || isSensitive(args as Args))) throw new ReauthRequiredError()
      return next()
    })(target, name, descriptor)
  }
}

/** Throws unless the caller has a session with the permission; gives the viewer. */
export function checkPermission(context: RequestContext, permission: Permission): SessionViewer {
  if (!context.viewer) throw new UnauthenticatedError()
  if (!context.viewer.permissions.includes(permission)) throw new ForbiddenError(permission)
  return context.viewer
}

/** Throws for a caller without a session, a script with a token among them; gives the viewer. */
export function checkSession(context: RequestContext): SessionViewer {
  const viewer = getViewer(context)
  if (viewer.apiToken) throw new TokenNotAllowedError()
  return viewer
}

/** For fields under `NeedsSession`. */
export function getViewer(context: RequestContext): SessionViewer {
  if (!context.viewer) throw new UnauthenticatedError()
  return context.viewer
}
