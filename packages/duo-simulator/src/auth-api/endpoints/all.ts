import type { Endpoint } from '../call/endpoint.ts'
import { authStatus } from './auth-status.ts'
import { auth } from './auth.ts'
import { check } from './check.ts'
import { enrollStatus } from './enroll-status.ts'
import { enroll } from './enroll.ts'
import { logo } from './logo.ts'
import { ping } from './ping.ts'
import { preauth } from './preauth.ts'

export const ENDPOINTS: readonly Endpoint[] = [ping, check, logo, enroll, enrollStatus, preauth, auth, authStatus]
