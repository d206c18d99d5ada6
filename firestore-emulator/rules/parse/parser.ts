import { Lexer } from './lexer.ts';
import { parseBounded } from './parser-expression.ts';
import { parsePattern } from './parser-path.ts';
import { SourceFault } from './source.ts';
import type {
  AllowMethod,
  AllowStatement,
  FunctionDeclaration,
  LetBinding,
  MatchBlock,
  RulesFile,
} from './ast.ts';

const allowMethods = new Set<string>([
  'read',
  'get',
  'list',
  'write',
  'create',
  'update',
  'delete',
] satisfies AllowMethod[]);

function isAllowMethod(text: string): text is AllowMethod {
  return allowMethods.has(text);
}

/**
 * RulesFile := [ Version ] { Function | Service }
 * Service   := 'service' ServiceName '{' { Function | Match } '}'
 *
 * What stands in another service than cloud.firestore is read, and means nothing here. Throws SourceFault
 * at the first thing that does not fit.
 */
export function parseRules(text: string): RulesFile {
  const lexer = new Lexer(text);
  const version = parseVersion(lexer);
  const functions: FunctionDeclaration[] = [];
  const services = new Map<string, Service>();
  while (lexer.peek().kind !== 'end') {
    if (lexer.isWord('function')) functions.push(parseFunction(lexer));
    else if (lexer.isWord('service')) addService(lexer, services);
    else throw lexer.expected(`'service cloud.firestore'`);
  }
  if (services.size === 0) throw lexer.expected(`'service cloud.firestore'`);
  const firestore = services.get('cloud.firestore');
  return {
    version,
    functions: [...functions, ...(firestore?.functions ?? [])],
    matches: firestore?.matches ?? [],
  };
}

type Service = Pick<RulesFile, 'functions' | 'matches'>;

function addService(lexer: Lexer, services: Map<string, Service>): void {
  const { start } = lexer.take();
  const name = lexer.takeServiceName();
  if (services.has(name)) throw new SourceFault(`There are two services called '${name}'.`, start);
  const functions: FunctionDeclaration[] = [];
  const matches: MatchBlock[] = [];
  if (!lexer.takeIf('{')) throw lexer.expected(`'{' to open the service`);
  while (!lexer.takeIf('}')) {
    if (lexer.isWord('function')) functions.push(parseFunction(lexer));
    else if (lexer.isWord('match')) matches.push(parseMatch(lexer));
    else throw lexer.expected(`'match', 'function' or '}'`);
  }
  refuseEmpty('service', start, [functions, matches]);
  services.set(name, { functions, matches });
}

function refuseEmpty(what: string, start: number, parts: readonly (readonly unknown[])[]): void {
  if (parts.some((part) => part.length > 0)) return;
  throw new SourceFault(`A ${what} has at least one declaration.`, start);
}

/** Version := 'rules_version' '=' ('"1"' | '"2"') [ ';' ] */
function parseVersion(lexer: Lexer): 1 | 2 {
  if (!lexer.isWord('rules_version')) return 1;
  lexer.take();
  if (!lexer.takeIf('=')) throw lexer.expected(`'=' after 'rules_version'`);
  const token = lexer.peek();
  const value = token.kind === 'literal' ? token.value : undefined;
  if (value !== '1' && value !== '2') throw lexer.expected(`'1' or '2' in quotes`);
  lexer.take();
  lexer.takeIf(';');
  return value === '1' ? 1 : 2;
}

/** Match := 'match' Pattern '{' { Function | Match | Allow } '}' */
function parseMatch(lexer: Lexer): MatchBlock {
  const { start } = lexer.take();
  const pattern = parsePattern(lexer);
  const functions: FunctionDeclaration[] = [];
  const allows: AllowStatement[] = [];
  const matches: MatchBlock[] = [];
  if (!lexer.takeIf('{')) throw lexer.expected(`'/' or '{' after the match path`);
  while (!lexer.takeIf('}')) {
    if (lexer.isWord('function')) functions.push(parseFunction(lexer));
    else if (lexer.isWord('match')) matches.push(parseMatch(lexer));
    else if (lexer.isWord('allow')) allows.push(parseAllow(lexer));
    else throw lexer.expected(`'allow', 'match', 'function' or '}'`);
  }
  refuseEmpty('match', start, [functions, allows, matches]);
  return { pattern, functions, allows, matches, start, end: lexer.previousEnd };
}

/** Allow := 'allow' Method { ',' Method } [ ':' 'if' Expression ] [ ';' ] */
function parseAllow(lexer: Lexer): AllowStatement {
  const { start } = lexer.take();
  const methods: AllowMethod[] = [];
  do {
    const method = lexer.peek().text;
    if (!isAllowMethod(method)) {
      throw lexer.expected(`a method (${[...allowMethods].join(', ')})`);
    }
    lexer.take();
    methods.push(method);
  } while (lexer.takeIf(','));
  let condition: AllowStatement['condition'] = null;
  if (lexer.takeIf(':')) {
    if (!lexer.isWord('if')) throw lexer.expected(`'if' after ':'`);
    lexer.take();
    condition = parseBounded(lexer);
  }
  // The semicolon may be missing, but not before anything else than what may follow.
  const isEnd = lexer.is('}') || ['allow', 'match', 'function'].some((word) => lexer.isWord(word));
  if (!lexer.takeIf(';') && !isEnd) {
    throw lexer.expected(
      condition === null
        ? `',', ': if' or ';' after the method`
        : `an operator or ';' to end the allow`,
    );
  }
  return { methods, condition, start, end: lexer.previousEnd };
}

/**
 * Function   := 'function' Name '(' [ Name { ',' Name } ] ')' '{' { Let } 'return' Expression [ ';' ] '}'
 */
function parseFunction(lexer: Lexer): FunctionDeclaration {
  const { start } = lexer.take();
  const name = parseName(lexer, `the function's name`);
  const parameters: string[] = [];
  if (!lexer.takeIf('(')) throw lexer.expected(`'(' after the function's name`);
  let isEnd = lexer.takeIf(')');
  while (!isEnd) {
    const { start: at } = lexer.peek();
    const parameter = parseName(lexer, `a parameter's name or ')'`);
    if (parameters.includes(parameter)) {
      throw new SourceFault(`There are two parameters called '${parameter}'.`, at);
    }
    parameters.push(parameter);
    isEnd = lexer.takeIf(')');
    if (!isEnd && !lexer.takeIf(',')) throw lexer.expected(`',' or ')' after the parameter`);
  }
  if (!lexer.takeIf('{')) throw lexer.expected(`'{' to open the function`);
  const bindings: LetBinding[] = [];
  while (lexer.isWord('let')) bindings.push(parseLet(lexer));
  if (!lexer.isWord('return')) throw lexer.expected(`'let' or 'return'`);
  lexer.take();
  const result = parseBounded(lexer);
  const ended = lexer.takeIf(';');
  if (!lexer.takeIf('}')) {
    throw lexer.expected(ended ? `'}' to close the function` : `an operator, ';' or '}'`);
  }
  return { name, parameters, bindings, result, start, end: lexer.previousEnd };
}

/** Let := 'let' Name '=' Expression ';' */
function parseLet(lexer: Lexer): LetBinding {
  const { start } = lexer.take();
  const name = parseName(lexer, `the variable's name after 'let'`);
  if (!lexer.takeIf('=')) throw lexer.expected(`'=' after the variable's name`);
  const value = parseBounded(lexer);
  if (!lexer.takeIf(';')) throw lexer.expected(`an operator or ';' to end the let`);
  return { name, value, start, end: lexer.previousEnd };
}

function parseName(lexer: Lexer, wanted: string): string {
  if (!lexer.isFreeName()) throw lexer.expected(wanted);
  return lexer.take().text;
}
