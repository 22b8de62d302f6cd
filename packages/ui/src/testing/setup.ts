import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { installFakeLayout } from "./fake-layout";

beforeEach(installFakeLayout);
afterEach(cleanup);
