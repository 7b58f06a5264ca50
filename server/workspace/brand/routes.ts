import { routes } from '#platform/http/route.ts'
import { brandContract } from '../contract.ts'
import { readBrands } from '../read.ts'
import { done } from '../view.ts'
import { addBrand } from './add-brand.ts'
import { removeBrand, type BrandIsFree } from './remove-brand.ts'
import { renameBrand } from './rename-brand.ts'

/** The names the company answers under. */
export const brandRoutes = (isFree: BrandIsFree) =>
  routes(brandContract, {
    'GET /brands': async ({ db }) => ({ items: await readBrands(db) }),
    'POST /brands': (asked) => addBrand(asked, asked.body.name),
    'PATCH /brands/:id': (asked) => renameBrand(asked, asked.params.id, asked.body.name),
    'DELETE /brands/:id': async (asked) => {
      await removeBrand(asked, asked.params.id, isFree)
      return done
    },
  })
