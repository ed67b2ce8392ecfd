import { z } from 'zod';
import { problemAnswerSchema } from '../../content/wire/problem-answer.ts';
import type { DoorShape } from '../ratings/door-shapes.ts';
import type { Route } from './route.ts';

type Json = Record<string, unknown>;

/** A schema as JSON Schema 2020-12, which OpenAPI 3.1 takes as it is. */
const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any', target: 'draft-2020-12' });
  return { ...rest, ...($schema === undefined && {}) };
};

const fieldsOf = (schema: z.ZodType): Record<string, z.ZodType> =>
  schema instanceof z.ZodObject ? z.record(z.string(), z.instanceof(z.ZodType)).parse(schema.shape) : {};

const parameters = (route: Route): Json[] => [
  ...Object.entries(fieldsOf(route.params)).map(([name, schema]) => ({
    name,
    in: 'path',
    required: true,
    schema: jsonSchema(schema, 'input'),
  })),
  ...Object.entries(fieldsOf(route.query)).map(([name, schema]) => ({
    name,
    in: 'query',
    required: !schema.safeParse(undefined).success,
    schema: jsonSchema(schema, 'input'),
  })),
];

const FILE = {
  'multipart/form-data': {
    schema: {
      type: 'object',
      required: ['file'],
      properties: { file: { type: 'string', contentMediaType: 'application/octet-stream' } },
    },
  },
};

function requestBody(route: Route): Json {
  if (route.takes === 'nothing') return {};
  const content = route.takes === 'file' ? FILE : { 'application/json': { schema: jsonSchema(route.body, 'input') } };
  return { requestBody: { required: true, content } };
}

const PROBLEM = { $ref: '#/components/responses/Problem' };

function responses(route: Route): Json {
  const content = { 'application/json': { schema: jsonSchema(route.answer, 'output') } };
  return {
    [route.status]: route.status === 204 ? { description: 'Done' } : { description: 'The answer', content },
    default: PROBLEM,
  };
}

const rightOf = (route: Route): string => (route.action === 'anyone' ? 'Open to anyone.' : `Right: \`${route.action}\`.`);

const idOf = (method: string, path: string): string =>
  `${method}${path.replaceAll(/[^a-z0-9]+(\w?)/gi, (_all, next: string) => next.toUpperCase())}`;

const operation = (route: Route): Json => ({
  operationId: idOf(route.method, route.path),
  summary: route.summary,
  description: rightOf(route),
  tags: [route.path.split('/')[1] ?? ''],
  ...(route.action === 'anyone' ? {} : { security: [{ session: [] }] }),
  ...(parameters(route).length > 0 && { parameters: parameters(route) }),
  ...requestBody(route),
  responses: responses(route),
});

const doorOperation = ({ method, path, summary, description, headers, body, answer, refusals }: DoorShape): Json => ({
  operationId: idOf(method, path),
  ...{ summary, description, tags: [path.split('/')[1] ?? ''], security: [] },
  ...(headers.length > 0 && {
    parameters: headers.map((header) => ({ ...header, in: 'header', required: true, schema: { type: 'string' } })),
  }),
  requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(body, 'input') } } },
  responses: {
    200: { description: 'On disk', content: { 'application/json': { schema: jsonSchema(answer, 'output') } } },
    ...Object.fromEntries(refusals.map((status) => [status, PROBLEM])),
    default: PROBLEM,
  },
});

/** The OpenAPI 3.1 document of the whole table, and of the doors that answer before it. */
export function openApi(routes: readonly Route[], doors: readonly DoorShape[], version: string, secure: boolean): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  for (const door of doors) paths[door.path] = { ...paths[door.path], [door.method]: doorOperation(door) };
  return {
    openapi: '3.1.0',
    info: {
      title: 'Niêm Yết',
      version,
      description:
        'Unsafe methods need `Origin` or `Sec-Fetch-Site: same-origin` of this server. Problems are RFC 9457 with a code, a path and a sentence in Vietnamese and English.',
    },
    servers: [{ url: '/api' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: secure ? '__Host-niem-yet' : 'niem-yet' } },
      responses: {
        Problem: {
          description: 'A problem',
          content: { 'application/problem+json': { schema: jsonSchema(problemAnswerSchema, 'output') } },
        },
      },
    },
  };
}
