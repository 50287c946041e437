import assert from 'node:assert/strict';
import { test } from 'node:test';
import { orderBehind } from '../../main/resources/web/app/pure/words.ts';

for (const [context, effectiveContext, said] of [
  ['UNKNOWN', 'PASSTHROUGH', 'Known from a confirmed order; no source reports it.'],
  ['HOST', 'PASSTHROUGH', 'Known from a confirmed order; last reported: Host.'],
  ['PASSTHROUGH', 'HOST', 'Known from a confirmed order; last reported: Passthrough.'],
  ['PASSTHROUGH', 'PASSTHROUGH', null],
  ['UNKNOWN', 'UNKNOWN', null],
] as const) {
  test(`observed ${context}, effective ${effectiveContext}`, () => {
    assert.equal(orderBehind({ context, effectiveContext }), said);
  });
}
