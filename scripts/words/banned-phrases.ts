import { opening, phrase } from './phrase-patterns.ts'

/** A turn that a native writer would not use here, and what to say instead. */
export interface BannedPhrase {
  pattern: RegExp
  say: string
  /** False where the words are fine in some comments. */
  inComments?: false
}

/**
 * Each has an easy way around, so that a hit is never argued about. What needs judgment stands in STYLE.md.
 * In a phrase a space also matches a line break.
 */
export const BANNED_PHRASES: readonly BannedPhrase[] = [
  { pattern: phrase('all the same'), say: '"anyway" or "still"; "identical"' },
  { pattern: phrase('so long as'), say: '"as long as" or "while"' },
  {
    pattern: phrase('(?:for|after|within|of|than|used|unused|stays?|lasts?) so long(?! that)'),
    say: 'the duration: "for this many minutes", "the idle timeout"',
  },
  { pattern: phrase('not so long ago'), say: '"recent"' },
  { pattern: phrase('so many(?![^.!?]* that)'), say: 'the number or the limit: "this many", "up to 20"' },
  { pattern: phrase('(?:is|are|was|were|be) (?:not )?to be had'), say: '"is available"' },
  { pattern: phrase('(?:is|are) to be(?! had)'), say: 'an imperative, or "must be"' },
  {
    pattern: phrase('(?:comes?|came|coming) to(?! (?:mind|light|rest|terms|a stop|an end))'),
    say: '"results in", "leads to", "reaches"',
  },
  { pattern: phrase('(?<!time |days |minutes )(?:goes|going|went|go) by'), say: '"uses", "follows", "depends on"' },
  { pattern: phrase('hang(?:s|ing)? on'), say: '"depends on"' },
  { pattern: phrase('whoever'), say: 'the noun: "the user who", "anyone who"' },
  { pattern: phrase('whom'), say: '"who", or the noun' },
  { pattern: phrase('any more(?! (?:than|of|[a-z]+s\\b))'), say: '"no longer", "any longer"' },
  { pattern: phrase('anew'), say: '"again"' },
  { pattern: phrase('meanwhile'), say: '"in the meantime", or nothing' },
  { pattern: phrase('mend(?:s|ed|ing)?'), say: '"fix" or "repair"' },
  { pattern: phrase('otherwise than'), say: '"different from", "unlike"' },
  { pattern: phrase('makes? of'), say: '"converts into", "would do with"' },
  { pattern: phrase('half[- ]way'), say: '"in progress"' },
  {
    pattern: phrase('(?:log|logs|logged|logging) on by(?! (?:mistake|accident|hand|then))'),
    say: '"log on through" or "with"',
  },
  {
    pattern: phrase('(?:get|gets|got|getting|way) in by(?! (?:mistake|accident|hand|then))'),
    say: '"through" or "with"',
  },
  {
    pattern: phrase('(?:is|are|was|were|be|being|been) told(?! (?:apart|from|to)\\b)'),
    say: '"sees", "learns", "is reported"',
  },
  { pattern: phrase('tells? (?:whether|if|which|why|how|what)'), say: '"shows", "reports", "says"' },
  {
    pattern: phrase('may (?:more|less|nothing|everything|it|itself|yourself|what)'),
    say: 'a verb after "may": "may do more"',
  },
  { pattern: /(?<![.!?|]\s*)\bmay(?:\s+not)?(?=\s*(?:[.;:)]|$))/g, say: 'a verb after "may"' },
  {
    pattern: phrase('(?:take|takes|taken|taking|took) (?:(?:it|them|this|that|itself|themselves) )?back'),
    say: '"roll back", "revoke", "undo"',
  },
  { pattern: phrase('probation'), say: '"provisional publication"' },
  {
    pattern: /(?<!(?:device|code|credentials|control|data|implicit|grant|hybrid)\s+)\b[Ff]lows?\b/g,
    say: '"scheme" (or "logon", "sign-in journey")',
  },
  { pattern: phrase('advice'), say: '"hint" (of an error) or "warning" (of a risk)' },
  { pattern: phrase('proof against lock-?outs?'), say: '"lock-out check"' },
  { pattern: phrase('verdict'), say: '"lock-out check", "result"', inComments: false },
  {
    pattern: opening('What', '(?! (?:to|if)\\b)'),
    say: 'the noun: the reason, the value, the step',
    inComments: false,
  },
  { pattern: opening('Who'), say: 'the noun: the user who, anyone who', inComments: false },
]
