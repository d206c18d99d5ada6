/** RunQuery, RunAggregationQuery, PartitionQuery. */
import type { Context } from '../context.ts';
import type {
  RunAggregationQueryRequest,
  RunAggregationQueryResponse,
  RunQueryRequest,
  RunQueryResponse,
} from '../messages.ts';
import { FirestoreError } from '../../engine/values/error.ts';
import { readAggregations, readQuery } from '../queries.ts';
import { writeDocument, writeFields, writeTimestamp } from '../values.ts';
import { consistently } from './consistency.ts';

/** One answer a document; without any, one that holds only the time of the read. */
export function runQuery(context: Context, request: RunQueryRequest): readonly RunQueryResponse[] {
  refuseExplain(request.explainOptions);
  if (!request.structuredQuery) throw noQuery();
  const query = readQuery(context.database, request.parent ?? '', request.structuredQuery);
  return consistently(context, request, (transaction, fresh) => {
    context.authorizer.list(context.actor, query, context.engine);
    const documents = context.engine.runQuery(query, transaction);
    const readTime = writeTimestamp(context.engine.now());
    const answers: RunQueryResponse[] = documents.map((document) => ({
      // The engine has applied the projection already.
      document: writeDocument(context.database, document),
      readTime,
    }));
    const [first = { readTime }, ...rest] = answers;
    return [fresh ? { ...first, transaction: fresh } : first, ...rest];
  });
}

/** One answer, with a value for each alias. */
export function runAggregationQuery(
  context: Context,
  request: RunAggregationQueryRequest,
): readonly RunAggregationQueryResponse[] {
  refuseExplain(request.explainOptions);
  const message = request.structuredAggregationQuery;
  if (!message?.structuredQuery) throw noQuery();
  const query = readQuery(context.database, request.parent ?? '', message.structuredQuery);
  const aggregations = readAggregations(message.aggregations ?? []);
  return consistently(context, request, (transaction, fresh) => {
    context.authorizer.list(context.actor, query, context.engine);
    const values = context.engine.aggregate(query, aggregations, transaction);
    return [
      {
        result: { aggregateFields: writeFields(values) },
        readTime: writeTimestamp(context.engine.now()),
        ...(fresh && { transaction: fresh }),
      },
    ];
  });
}

/** No cut points is a valid answer: the whole query is one partition. */
export function partitionQuery(context: Context): { nextPageToken: string } {
  context.authorizer.administer(context.actor, 'partitionQuery');
  return { nextPageToken: '' };
}

function noQuery(): FirestoreError {
  return new FirestoreError('INVALID_ARGUMENT', 'A structured query is required.');
}

function refuseExplain(options: object | undefined): void {
  if (options) {
    throw new FirestoreError('UNIMPLEMENTED', 'Query explain is not offered here.');
  }
}
