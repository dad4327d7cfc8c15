import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

const Environment = z.object({
  DATABASE_URL: z.string().min(1),
  /** Several nodes share one session through it; without it, one process on Postgres alone. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\//)
    .optional(),
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  VIGIE_DEMO: flag.default(false),
  /** Origins other than the server's own that may call it, comma-separated (a portal, a second host name). */
  PUBLIC_ORIGINS: z.string().default(''),
  /** How many proxies in front are trusted to name the caller's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  SWEEP_MS: z.coerce.number().int().min(100).default(10_000),
  BEAT_MS: z.coerce.number().int().min(100).default(3_000),
});

/** What the process was told, parsed before anything starts. */
export interface Config {
  databaseUrl: string;
  redisUrl: string | null;
  port: number;
  host: string;
  demo: boolean;
  publicOrigins: string[];
  trustProxy: number;
  sweepMs: number;
  beatMs: number;
}

export const CONFIG = Symbol('Config');

/** One process on Postgres alone, or several nodes with Redis between them. */
export const modeOf = ({ redisUrl }: Config): 'postgres' | 'redis' => (redisUrl === null ? 'postgres' : 'redis');

/** Throws one sentence that names the variables at fault, never their values. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Environment.safeParse(environment);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(`Configuration incomplète ou incorrecte : ${names}.`);
  }
  const { data } = parsed;
  return {
    databaseUrl: data.DATABASE_URL,
    redisUrl: data.REDIS_URL ?? null,
    port: data.PORT,
    host: data.HOST,
    demo: data.VIGIE_DEMO,
    publicOrigins: data.PUBLIC_ORIGINS.split(',').filter(Boolean),
    trustProxy: data.TRUST_PROXY,
    sweepMs: data.SWEEP_MS,
    beatMs: data.BEAT_MS,
  };
}
