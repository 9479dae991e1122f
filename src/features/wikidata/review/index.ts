export { REVIEWERS } from '../../../records/record-types/place.ts';
export { addLinks, type PlaceLink } from './edit-places.ts';
export {
  parseRejections,
  parseReview,
  printRejections,
  printReview,
  type Rejections,
  type ReviewCandidate,
  type ReviewEntry,
  ReviewError,
} from './review.ts';
