import { testLanguage } from './deploy-example';

testLanguage('python');
