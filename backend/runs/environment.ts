/** What the operator sets outside of the configuration: where data lives, which database, where to listen. Checked at start. */
import { z } from 'zod';
import { parseRange } from '../security/ip-address';
import { outboundProblems } from './configuration/find-problems';
import { ConfigurationError } from './configuration/problem';

/** `a, b` → `['a', 'b']`. */
const ListSchema = z
  .string()
  .default('')
  .transform((list) =>
    list
      .split(',')
      .map((entry) => entry.trim())
      .filter(Boolean),
  );

const EnvironmentSchema = z.object({
  /** Bundled database, master key and first token live here. */
  ROLLCALL_DATA_DIR: z.string().min(1).default('.data'),
  /** An external PostgreSQL 15 or newer instead of the bundled one. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres:// or postgresql://')
    .optional(),
  PG_BIN_DIR: z.string().min(1).optional(),
  ROLLCALL_MASTER_KEY: z.string().min(1).optional(),
  ROLLCALL_MASTER_KEY_FILE: z.string().min(1).optional(),
  ROLLCALL_CONFIG: z.string().min(1).optional(),
  ROLLCALL_HOST: z.string().min(1).default('127.0.0.1'),
  ROLLCALL_PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  ROLLCALL_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  /** Private or loopback hosts that may be reached, separated by commas: names, `*.suffix`, CIDR ranges, `host:port`. */
  ROLLCALL_OUTBOUND_ALLOW: ListSchema.superRefine((entries, context) => {
    for (const { message } of outboundProblems(entries, '')) context.addIssue({ code: 'custom', message });
  }),
  /** Shared with a reverse proxy that asks Jira itself who is there, so that Rollcall never sees a cookie of Jira. */
  ROLLCALL_PROXY_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  /** Addresses or networks of reverse proxies whose `X-Forwarded-For` is believed, separated by commas. Those on this machine are when not set. */
  ROLLCALL_TRUSTED_PROXIES: ListSchema.superRefine((entries, context) => {
    for (const entry of entries.filter((each) => !isNetwork(each)))
      context.addIssue({ code: 'custom', message: `"${entry}" is not an address or a network.` });
  }).transform((entries) => (entries.length > 0 ? entries : ['loopback'])),
});
export type Environment = z.infer<typeof EnvironmentSchema>;

export function readEnvironment(variables: Readonly<Record<string, string | undefined>>): Environment {
  // An empty variable is how many deployments say "not set".
  const present = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''));
  const parsed = EnvironmentSchema.safeParse(present);
  if (parsed.success) return parsed.data;
  throw new ConfigurationError(
    parsed.error.issues.map((issue) => ({
      path: `environment variable ${String(issue.path[0])}`,
      message: issue.message,
      remedy: 'Correct or unset the variable; the administration guide lists them all.',
    })),
  );
}

/** What Express's `trust proxy` understands: an address, a network, or the name of one. */
function isNetwork(entry: string): boolean {
  return ['loopback', 'linklocal', 'uniquelocal'].includes(entry) || parseRange(entry) !== null;
}
