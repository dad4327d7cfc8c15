import { expect, it } from 'vitest';
import { staffing } from './invigilators.js';

it.for([
  [0, 0, 1, 1],
  [60, 3, 3, 0],
  [1, 1, 1, 0],
  [20, 1, 1, 0],
  [21, 1, 2, 1],
  [24, 2, 2, 0],
  [40, 0, 2, 2],
  [41, 2, 3, 1],
  [24, 5, 2, 0],
])('[B4] %i candidates with %i invigilators need %i and lack %i', ([candidates, present, needed, missing]) => {
  expect(staffing(candidates!, present!)).toEqual({ present, needed, missing });
});
