import type { StopPolicy } from '@vigie/domain';
import { z } from 'zod';

const flag = z.enum(['0', '1']).transform((value) => value === '1');

/** Compose gives what is not set as an empty text. */
const orEmpty = (given: z.ZodString) => z.union([z.literal(''), given]).optional();

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
  /** How many of the demo's sessions: the one that waits, the one that runs, the one that ended. */
  VIGIE_DEMO_SESSIONS: z.coerce.number().int().min(1).max(3).default(3),
  /** The grace of R6 in a demo session that this start creates. */
  VIGIE_DEMO_GRACE: z.coerce.number().int().min(1).default(120),
  VIGIE_DEMO_LATE: z.coerce.number().int().min(1).default(30),
  VIGIE_DEMO_STOP: z.enum(['enforce', 'indicate']).default('enforce'),
  VIGIE_DEMO_AUTO_CLOSE: z.coerce.number().positive().max(240).optional(),
  /** Origins other than the server's own that may call it, comma-separated (a portal, a second host name). */
  PUBLIC_ORIGINS: z.string().default(''),
  /** How many proxies in front are trusted to name the caller's address. */
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
  /** The file of the challenges, from where the process runs. */
  VIGIE_QUESTIONS: z.string().min(1).default('apps/server/questions/pix-demo.json'),
  /** The mail server (`smtp://user:password@host:587`), and the address that mails come from. Without: mails wait to be read. */
  SMTP_URL: orEmpty(z.string().regex(/^smtps?:\/\//)),
  SMTP_FROM: orEmpty(z.string().includes('@')),
  /** Where people reach this server: for links in mails and calendars. */
  PUBLIC_URL: orEmpty(z.string().regex(/^https?:\/\/[^/]+\/*$/)),
  /** Hosts (`name` or `name:port`), comma-separated, that may get webhooks although they are not public or not https. */
  WEBHOOK_HOSTS: z.string().default(''),
  SWEEP_MS: z.coerce.number().int().min(100).default(10_000),
  BEAT_MS: z.coerce.number().int().min(100).default(3_000),
});

const Complete = Environment.refine((given) => !given.SMTP_URL || given.SMTP_FROM, { path: ['SMTP_FROM'] });

/** What the process was told, parsed before anything starts. */
export interface Config {
  databaseUrl: string;
  redisUrl: string | null;
  port: number;
  host: string;
  demo: boolean;
  demoSessions: number;
  demoGraceSeconds: number;
  demoLateSeconds: number;
  demoStopPolicy: StopPolicy;
  demoAutoCloseMinutes: number | null;
  publicOrigins: string[];
  trustProxy: number;
  questionsFile: string;
  smtp: { url: string; from: string } | null;
  /** Without a slash at its end; empty when it is not known. */
  publicUrl: string;
  webhookHosts: string[];
  sweepMs: number;
  beatMs: number;
}

export const CONFIG = Symbol('Config');

/** One process on Postgres alone, or several nodes with Redis between them. */
export const modeOf = ({ redisUrl }: Config): 'postgres' | 'redis' => (redisUrl === null ? 'postgres' : 'redis');

/** Throws one sentence that names the variables at fault, never their values. */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = Complete.safeParse(environment);
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
    demoSessions: data.VIGIE_DEMO_SESSIONS,
    demoGraceSeconds: data.VIGIE_DEMO_GRACE,
    demoLateSeconds: data.VIGIE_DEMO_LATE,
    demoStopPolicy: data.VIGIE_DEMO_STOP,
    demoAutoCloseMinutes: data.VIGIE_DEMO_AUTO_CLOSE ?? null,
    publicOrigins: data.PUBLIC_ORIGINS.split(',').filter(Boolean),
    trustProxy: data.TRUST_PROXY,
    questionsFile: data.VIGIE_QUESTIONS,
    smtp: data.SMTP_URL && data.SMTP_FROM ? { url: data.SMTP_URL, from: data.SMTP_FROM } : null,
    publicUrl: (data.PUBLIC_URL ?? '').replace(/\/+$/, ''),
    webhookHosts: data.WEBHOOK_HOSTS.split(',').filter(Boolean),
    sweepMs: data.SWEEP_MS,
    beatMs: data.BEAT_MS,
  };
}
