import { z } from 'zod';
import { isMap } from './merge.ts';
import { policySchema } from './policy.ts';
import { questionSchema } from './question.ts';

type Schema = z.core.JSONSchema.JSONSchema;

/**
 * The JSON Schema of a policy file, for editors: like the policy's own, but nothing is required where groups
 * merge over the default, null takes away, and lists of things with a code or key may be given as groups.
 */
export function policyFileSchema(): Schema {
  const { $schema, ...policy } = z.toJSONSchema(policySchema);
  const question = z.toJSONSchema(questionSchema);
  delete question.$schema;
  const file = partial(policy as Schema);
  const { calendar, version: _, ...properties } = file.properties ?? {};
  return {
    ...($schema ? { $schema } : {}),
    title: 'Xiaoer policy',
    description: 'Rules of a township. A file gives only what differs from the default.',
    ...file,
    properties: {
      ...properties,
      calendar: { anyOf: [{ const: 'china' }, ...((calendar as Schema).anyOf ?? [])] },
      common: { type: 'object', additionalProperties: partial(question as Schema) },
      version: { type: 'string', description: 'Made from the rest; what a file says here is not read.' },
    },
  };
}

/** Groups may be given in part; a list of groups as it is, or as a group of changes. */
function partial(schema: Schema): Schema {
  const { required = [], anyOf, properties, items, additionalProperties, ...rest } = schema;
  if (anyOf) return { ...rest, anyOf: anyOf.map((branch) => partial(branch as Schema)) };
  if (
    items &&
    isMap(items) &&
    isMap(items.properties) &&
    ('code' in items.properties || 'key' in items.properties)
  ) {
    const entry = items as Schema;
    const change = partial(entry);
    return {
      anyOf: [
        { ...schema, items: withShared(entry) },
        { type: 'object', additionalProperties: orNull(change) },
      ],
    };
  }
  return {
    ...rest,
    ...(items === undefined ? {} : { items }),
    ...(properties ? { properties: partialProperties(properties as Record<string, Schema>, required) } : {}),
    ...(additionalProperties === undefined ? {} : { additionalProperties }),
  };
}

/** A question may also be the name of a shared one, or vary it. */
function withShared(entry: Schema): Schema {
  const properties = entry.properties as Record<string, Schema>;
  if ('ask' in properties) {
    const varied = partial(entry);
    const use: Schema = { type: 'string', description: 'A question of common, which the rest varies.' };
    const uses: Schema = { ...varied, properties: { use, ...varied.properties }, required: ['use'] };
    return { anyOf: [{ type: 'string' }, uses, entry] };
  }
  if (!properties.questions) return entry;
  const questions = partial(properties.questions);
  return {
    ...entry,
    properties: { ...properties, questions: (questions.anyOf?.[0] ?? questions) as Schema },
  };
}

function orNull(schema: Schema): Schema {
  return { anyOf: [schema, { type: 'null' }] };
}

function partialProperties(
  properties: Record<string, Schema>,
  required: readonly string[],
): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(properties).map(([key, schema]) => {
      const changed = partial(schema);
      return [key, required.includes(key) ? changed : orNull(changed)];
    }),
  );
}
