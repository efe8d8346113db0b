import type { CreateNodeOptions, DocumentOptions, ParseOptions, SchemaOptions, ToStringOptions } from 'yaml';

/** Every scalar is a string, as written; nothing is resolved, nothing is logged. */
export const YAML_OPTIONS: DocumentOptions & SchemaOptions & ParseOptions & CreateNodeOptions = {
  schema: 'failsafe',
  resolveKnownTags: false,
  merge: false,
  uniqueKeys: false,
  prettyErrors: false,
  logLevel: 'silent',
};

/** Lines are broken where the author broke them, never by length. */
export const YAML_TEXT_OPTIONS: ToStringOptions = {
  lineWidth: 0,
  doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER,
};
