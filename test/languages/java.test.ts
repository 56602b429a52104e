import { testLanguage } from './deploy-example';

testLanguage('java');
