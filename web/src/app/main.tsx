import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./App.tsx";
import { Broken } from "./errors.tsx";
import "./style.scss";

const page = document.getElementById("page");
if (page)
  createRoot(page).render(
    <StrictMode>
      <Broken>
        <App />
      </Broken>
    </StrictMode>,
  );
