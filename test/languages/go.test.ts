import { testLanguage } from './deploy-example';

testLanguage('go');
