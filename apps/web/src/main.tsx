import './styles.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { router } from '#app/router.tsx';
import { queryClient } from '#lib/api.ts';
import { brand } from '#lib/brand.ts';
import { language } from '#lib/language.ts';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');

document.documentElement.lang = language;
document.documentElement.style.setProperty('--brand', brand.accent.light);
document.documentElement.style.setProperty('--brand-dark', brand.accent.dark);

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
);
