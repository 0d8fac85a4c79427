import './feature-flags';
import '@atlaskit/css-reset';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './styles/panel.css';

const place = document.getElementById('rollcall');
if (place) createRoot(place).render(<App baseUrl="/rollcall/api/v1" />);
