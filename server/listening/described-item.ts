import { z } from 'zod'

/**
 * What may stand in the body of `POST /items`, as the API's readers see it. Let through as it is: each is checked by itself
 * (brought-item.ts), so that one that does not fit never sinks its neighbours.
 */
export const DescribedItem = z.unknown().meta({
  anyOf: [
    { $ref: '#/components/schemas/ItemInput' }, // what the library calls the shape of an Item that comes in
    {
      description: 'What its author made of an item since',
      type: 'object',
      required: ['id', 'change', 'at'],
      properties: {
        id: { type: 'string', minLength: 1, maxLength: 500 },
        change: { enum: ['edited', 'deleted'] },
        at: { type: 'string', format: 'date-time' },
        text: { type: 'string', maxLength: 200_000, description: 'Of an edit: what it says now' },
        subject: { type: ['string', 'null'], maxLength: 1000 },
      },
    },
  ],
})
