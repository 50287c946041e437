import './styles/tokens.css';
import './styles/base.css';
import './styles/shell.css';
import './styles/topology.css';
import './styles/dialog.css';
import './styles/pages.css';
import './app';
